import { useSyncExternalStore } from 'react';

/** What is chosen for a part of the picture: what comes after it, what it feeds, or the box that goes round it. */
export interface Picker {
  readonly mode: 'add' | 'connect' | 'wrap';
  /** id of the part; undefined: the module itself */
  readonly of: string | undefined;
}

let picker: Picker | undefined;
const listeners = new Set<() => void>();

function set(next: Picker | undefined): void {
  picker = next;
  for (const listener of listeners) listener();
}

export function openPicker(next: Picker): void {
  set(next);
}

export function closePicker(): void {
  set(undefined);
}

export function usePicker(): Picker | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => picker,
  );
}
