import { readFileSync } from 'node:fs';
import { applyEdits } from '@rulewright/core';
import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { canConnect } from '../src/connect/can-connect.js';
import { drawModule } from '../src/connect/drawn-module.js';
import type { DiagramEdit } from '../src/edit/diagram-edit.js';
import { editText } from '../src/edit/edit-text.js';
import { formOf } from '../src/form/form-of.js';
import type { Predicate } from '../src/predicate/predicate.js';
import { printPredicate } from '../src/predicate/print-predicate.js';
import { readPredicate } from '../src/predicate/read-predicate.js';

/*
 * What each tool of the palette gives when it is placed, filled in and connected once, by the table that the browser flow goes by with the
 * mouse: here without a browser, in seconds.
 */

interface Line {
  readonly onto?: string;
  readonly set?: readonly [part: string, kind: 'text' | 'choice' | 'property', field: string, value: string];
  readonly edge?: readonly [from: string, to: string];
  readonly gives: readonly string[];
}

const table = (name: string) => readFileSync(new URL(`../../../e2e/drawing/${name}`, import.meta.url), 'utf8');
const LINES: Readonly<Record<string, Line>> = JSON.parse(table('palette-table.json'));
const GROUND = table('palette-ground.epl');
const TYPES = 'create schema event(type string, src_ip string, dst_ip string, port int, seen long);';
const { world } = check(parse(TYPES).document, { ...EMPTY_WORLD, host: { caseInsensitiveTypes: true } });

it.each(Object.entries(LINES))('%s', (tool, { onto, set, edge, gives }) => {
  let text = GROUND;
  const draw = (edit: DiagramEdit) => {
    text = drawn(text, edit);
  };
  draw({ kind: 'place', tool, ...(onto === undefined ? {} : { at: onto }) });
  if (set) draw(entered(text, set));
  if (edge) {
    const connection = canConnect(drawModule(text, world), edge[0], edge[1]);
    expect(connection).toMatchObject({ kind: 'connects' });
    if (connection.kind === 'connects') draw(connection.edit);
  }
  const before = new Set(GROUND.split('\n'));
  expect(text.split('\n').filter((line) => line.trim() !== '' && !before.has(line))).toEqual(gives);
});

function drawn(text: string, edit: DiagramEdit): string {
  const outcome = editText(text, edit, world);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return applyEdits(text, outcome.edits);
}

/** A field of the inspector is written, or the property of its first condition. */
function entered(text: string, [id, kind, label, value]: NonNullable<Line['set']>): DiagramEdit {
  const fields = formOf(text, id, world);
  const field = fields.find((each) => (kind === 'property' ? each.kind === 'predicate' : each.label === label));
  if (field === undefined) throw new Error(`${id} has no field ${label}: ${fields.map((each) => each.label).join(', ')}`);
  const written = kind === 'property' ? printPredicate(withProperty(readPredicate(field.value), value)) : value;
  return { kind: 'set-field', id, field: field.name, value: written };
}

function withProperty(predicate: Predicate, property: string): Predicate {
  switch (predicate.kind) {
    case 'row':
      return { ...predicate, property };
    case 'not':
      return { ...predicate, part: withProperty(predicate.part, property) };
    case 'all':
    case 'any':
      return { ...predicate, parts: predicate.parts.map((part, place) => (place === 0 ? withProperty(part, property) : part)) };
    case 'expression':
      return predicate;
  }
}
