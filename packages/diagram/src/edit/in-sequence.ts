import { composeEdits } from './compose-edits.js';
import { type Change, change } from './outcome.js';
import type { Scene } from './scene.js';

/** One step of an edit that takes several: what it does to the text that the steps before it left. */
export type Step = (scene: Scene) => Change;

/** Several steps as one change of the first text; the first refusal refuses all. What the last step selects is selected. */
export function inSequence(scene: Scene, steps: readonly Step[]): Change {
  let now = scene;
  let whole: Extract<Change, { kind: 'change' }> = { kind: 'change', edits: [] };
  for (const [place, step] of steps.entries()) {
    const made = step(now);
    if (made.kind === 'refused') return made;
    if (made.edits.length === 0) continue;
    const edits = composeEdits(scene.text.length, whole.edits, made.edits);
    whole = { kind: 'change', edits, ...selectedBy(made, whole) };
    // a text is parsed only for a step that still reads it
    if (place < steps.length - 1) now = now.after(made);
  }
  return change(whole.edits, whole.selects);
}

type Selecting = { readonly selects?: string };

function selectedBy(last: Selecting, before: Selecting): Selecting {
  const selects = last.selects ?? before.selects;
  return selects === undefined ? {} : { selects };
}
