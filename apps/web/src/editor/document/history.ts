import type { TextEdit } from '@rulewright/core';
import type { Arrangement } from './place.js';

/** One step that can be undone: edits of the text before it, and those that take it back. */
export interface Step {
  readonly forward: readonly TextEdit[];
  readonly backward: readonly TextEdit[];
  /** what was selected before and after */
  readonly selectedBefore: string | undefined;
  readonly selectedAfter: string | undefined;
  /** how frames stood before and after, if they were moved or grouped */
  readonly arrangedBefore?: Arrangement;
  readonly arrangedAfter?: Arrangement;
}

export interface Steps {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

const NO_STEPS: Steps = { past: [], future: [] };

/** Typing that goes on within this time at one place is one step. */
const TYPING_MS = 800;

/** The edits that undo `edits` of `text`. O(edits). */
export function inverted(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map((edit) => {
      const start = edit.span.start + shift;
      shift += edit.text.length - (edit.span.end - edit.span.start);
      return { span: { start, end: start + edit.text.length }, text: text.slice(edit.span.start, edit.span.end) };
    });
}

/**
 * One stack of steps for text, canvas and forms. Letters typed one after the other become one step; whatever else is done is a step of its
 * own. A new step forgets what could have been redone.
 */
export class History {
  #past: Step[];
  #future: Step[];
  #typing: { readonly end: number; readonly untilMs: number } | undefined;

  constructor({ past, future }: Steps = NO_STEPS) {
    this.#past = [...past];
    this.#future = [...future];
  }

  /** All steps, oldest first; those that can be redone, the next one last. */
  get steps(): Steps {
    return { past: this.#past, future: this.#future };
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** A step that was made. `typedAtMs` is set for a letter of a text that is being typed. */
  push(step: Step, typedAtMs?: number): void {
    this.#future = [];
    const last = this.#past.at(-1);
    const joined = last && typedAtMs !== undefined ? this.#joined(last, step, typedAtMs) : undefined;
    if (joined) this.#past[this.#past.length - 1] = joined;
    else this.#past.push(step);
    this.#typing = typedAtMs === undefined ? undefined : typingAfter(step, typedAtMs);
  }

  /** Takes the last step off; the caller applies its `backward`. */
  undo(): Step | undefined {
    this.#typing = undefined;
    const step = this.#past.pop();
    if (step) this.#future.push(step);
    return step;
  }

  redo(): Step | undefined {
    this.#typing = undefined;
    const step = this.#future.pop();
    if (step) this.#past.push(step);
    return step;
  }

  /**
   * Adds what became known of a step after it was made. Gives the step as it is now, which changes nothing if it is no longer
   * the last one.
   */
  complete(step: Step, more: Pick<Step, 'arrangedBefore' | 'arrangedAfter'>): Step {
    const completed = { ...step, ...more };
    if (this.#past.at(-1) === step) this.#past[this.#past.length - 1] = completed;
    return completed;
  }

  /** The last step and one more letter right behind it. */
  #joined(last: Step, step: Step, atMs: number): Step | undefined {
    const [edit] = step.forward;
    const [before] = last.forward;
    const typing = this.#typing;
    if (!edit || !before || step.forward.length > 1 || last.forward.length > 1 || !typing || atMs > typing.untilMs)
      return undefined;
    if (edit.span.start !== edit.span.end || edit.span.start !== typing.end || /\n/.test(edit.text)) return undefined;
    const back = last.backward[0];
    if (!back) return undefined;
    return {
      forward: [{ span: before.span, text: before.text + edit.text }],
      backward: [{ span: { start: back.span.start, end: back.span.end + edit.text.length }, text: back.text }],
      selectedBefore: last.selectedBefore,
      selectedAfter: step.selectedAfter,
    };
  }
}

function typingAfter(step: Step, atMs: number): { readonly end: number; readonly untilMs: number } | undefined {
  const [edit] = step.forward;
  if (!edit || step.forward.length > 1) return undefined;
  return { end: edit.span.start + edit.text.length, untilMs: atMs + TYPING_MS };
}
