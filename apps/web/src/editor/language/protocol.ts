import type { WireWorld } from '@rulewright/contracts';
import type { LanguageAnswer } from '../document/analysis.js';

/** What the language worker is asked. Every question has an answer with the same `id`. */
export interface Question {
  readonly id: number;
  readonly text: string;
  /** name of the module, for texts that do not say it */
  readonly name: string;
}

/** Tells the worker what a text may refer to, from now on. */
export interface WorldTold {
  readonly world: WireWorld;
}

export type ToWorker = Question | WorldTold;

export interface Answer extends LanguageAnswer {
  readonly id: number;
}
