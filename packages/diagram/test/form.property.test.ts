import { applyEdits } from '@rulewright/core';
import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { diagramOf, drawnParts, editText, formOf } from '../src/index.js';
import { MODULES, TYPES } from './modules.js';

// Laws of forms: every node that says something of its own has fields with names of their own; a field that is written as it is changes
// nothing; a field that is taken away is either empty afterwards or was refused.

const WORLD = check(parse(TYPES).document, EMPTY_WORLD).world;
const SLOW_MACHINE_MS = 120_000;

/** Boxes that say nothing but what they are. */
const PLAIN = /^(?:every|not|all of|any of)$/;

const NODES = MODULES.flatMap((text) =>
  drawnParts(diagramOf(parse(text).document)).map(({ id, part }) => ({ text, id, word: 'word' in part ? part.word : 'frame' })),
);

describe('forms', () => {
  it('have fields for every node that says something, with names of their own', () => {
    const wrong = NODES.filter(({ text, id, word }) => {
      const names = formOf(text, id, WORLD).map(({ name }) => name);
      return (names.length === 0 && !PLAIN.test(word)) || new Set(names).size !== names.length;
    });
    expect(wrong.map(({ id, word }) => `${word} (${id})`)).toEqual([]);
  });

  it(
    'change nothing when a field is written as it is',
    () => {
      const wrong = NODES.flatMap(({ text, id }) =>
        formOf(text, id, WORLD).flatMap(({ name: field, value }) => {
          const outcome = editText(text, { kind: 'set-field', id, field, value }, WORLD);
          return outcome.kind === 'changed' && outcome.edits.length === 0 ? [] : [`${id} ${field}`];
        }),
      );
      expect(wrong).toEqual([]);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'take away what may be left out',
    () => {
      const wrong = NODES.flatMap(({ text, id }) =>
        formOf(text, id, WORLD)
          .filter(({ value, optional }) => optional && value !== '')
          .flatMap(({ name: field }) => {
            const outcome = editText(text, { kind: 'set-field', id, field, value: '' }, WORLD);
            if (outcome.kind === 'refused') return [];
            return applyEdits(text, outcome.edits) === text ? [`${id} ${field}`] : [];
          }),
      );
      expect(wrong).toEqual([]);
    },
    SLOW_MACHINE_MS,
  );
});
