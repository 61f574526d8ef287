import type { EnginePulse } from '@rulewright/contracts';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What the engine says of itself, and its rate over the last readings. */
export interface EngineVitals {
  /** undefined until it has said something */
  readonly pulse: EnginePulse | undefined;
  /** the last sixteen readings of the rate, one a second, oldest first */
  readonly ticks: readonly number[];
}

const TICKS = 16;

const store = createStore<EngineVitals>(() => ({ pulse: undefined, ticks: new Array<number>(TICKS).fill(0) }));

const listeners = new Set<() => void>();

/** Hears every word of an engine that runs, for as long as the page lives. */
export function whileEngineRuns(listener: () => void): void {
  listeners.add(listener);
}

export function takePulse(pulse: EnginePulse): void {
  store.setState(({ ticks }) => ({ pulse, ticks: [...ticks.slice(1), pulse.eventsPerSecond] }));
  if (pulse.state === 'running') for (const listener of listeners) listener();
}

export function useVitals(): EngineVitals {
  return useStore(store);
}
