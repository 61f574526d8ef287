import { applyEdits } from '@rulewright/core';
import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { type DiagramEdit, editText } from '../src/index.js';
import { broken } from './laws.js';
import { MODULES, TYPES } from './modules.js';
import { Random } from './random.js';
import { randomEdit } from './random-edit.js';
import { hasSeeds, seedTexts } from './seed-statements.js';

// Laws of any row of edits on any module: a text without mistakes never gets one; the edits never overlap; undone, the text is what it
// was to the first byte; what is selected afterwards is drawn; nothing throws.

const WORLD = check(parse(TYPES).document, EMPTY_WORLD).world;
const SLOW_MACHINE_MS = 120_000;
const ROWS = 20;
const STEPS = 12;

/** A row of edits one after the other; the first that breaks a law, told so that it can be tried again. */
function walked(start: string, seed: number): string | undefined {
  const random = new Random(seed);
  let text = start;
  for (let step = 0; step < STEPS; step++) {
    const edit: DiagramEdit = randomEdit(random, text, WORLD);
    const fault = broken(text, edit, WORLD);
    if (fault !== undefined) return `${JSON.stringify(edit)} on\n${text}\n${fault}`;
    const outcome = editText(text, edit, WORLD);
    if (outcome.kind === 'changed') text = applyEdits(text, outcome.edits);
    if (text.length > 4000) return undefined;
  }
  return undefined;
}

describe('rows of random edits', () => {
  for (const [place, text] of MODULES.entries()) {
    it(
      `keep the laws on module ${place}`,
      () => {
        const faults = Array.from({ length: ROWS }, (_, row) => walked(text, place * 1000 + row)).filter(
          (fault) => fault !== undefined,
        );
        expect(faults.slice(0, 2)).toEqual([]);
      },
      SLOW_MACHINE_MS,
    );
  }
});

describe.skipIf(!hasSeeds)('rows of random edits on the statements of the documents', () => {
  it(
    'keep the laws',
    () => {
      const faults = seedTexts().flatMap((text, place) =>
        Array.from({ length: 10 }, (_, row) => walked(text, 100_000 + place * 1000 + row)).filter((fault) => fault !== undefined),
      );
      expect(faults.slice(0, 2)).toEqual([]);
    },
    SLOW_MACHINE_MS,
  );
});
