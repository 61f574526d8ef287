import type { PresenceReading, PresentPerson } from '@rulewright/contracts';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Presence {
  /** what the server calls this window; undefined until it has said so */
  readonly window: number | undefined;
  readonly reading: PresenceReading | undefined;
}

/** Somebody else who has the open rule in front, in one window or several. */
export interface OtherPerson {
  readonly key: string;
  readonly name: string;
  readonly hue: number;
  readonly editing: boolean;
  /** it is the person of this window, in another one */
  readonly isMe: boolean;
}

const store = createStore<Presence>(() => ({ window: undefined, reading: undefined }));

export function takePresence(reading: PresenceReading): void {
  store.setState({ reading });
}

/** The connection's number; a new connection has a new one. */
export function takeWindow(window: number): void {
  store.setState({ window });
}

/** Another rule is shown: who is there is told soon. */
export function forgetPresence(): void {
  store.setState({ reading: undefined });
}

/** The connection is gone, and its number with it. */
export function losePresence(): void {
  store.setState({ window: undefined, reading: undefined });
}

/** Others who have a rule open, each once, those who edit it first. */
export function useOthers(module: string): readonly OtherPerson[] {
  const presence = useStore(store);
  return useMemo(() => othersIn(presence, module), [presence, module]);
}

export function othersIn({ window, reading }: Presence, module: string): readonly OtherPerson[] {
  // before this window knows its own number it would take itself for somebody else
  if (window === undefined || reading?.module !== module) return [];
  const me = reading.people.find((one) => one.window === window);
  const others = new Map<string, OtherPerson>();
  for (const one of reading.people) {
    if (one.window === window) continue;
    const key = keyOf(one);
    const editing = one.editing || others.get(key)?.editing === true;
    others.set(key, { key, name: one.name, hue: one.hue, editing, isMe: me !== undefined && keyOf(me) === key });
  }
  return [...others.values()].sort((a, b) => Number(b.editing) - Number(a.editing));
}

function keyOf({ person, name }: PresentPerson): string {
  return person ?? `?${name}`;
}
