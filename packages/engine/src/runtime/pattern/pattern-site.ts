import type { Schedule } from '../time/schedule.js';

/** All that a pattern may reach of the engine around it. */
export interface PatternSite {
  readonly clock: { readonly now: number };
  readonly schedule: Schedule;
  /** rank of the pattern's timers in the schedule */
  readonly order: number;
  /** how many partial matches the statement may hold */
  readonly maxStates: number;
  /** Asks to be called once when all handlers of the present event or instant have run, before the statement's delivery leaves. */
  settle(callback: () => void): void;
  /** An expression of the pattern could not be evaluated; what hung on it is not matched. */
  failed(node: string, error: unknown): void;
  /** A partial match was dropped because the statement holds as many as it may. */
  dropped(node: string): void;
}
