import { typeName } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../test/semantics/checking.js';
import type { Node } from '../../syntax/node.js';
import { parse } from '../../syntax/parse.js';
import { walk } from '../../syntax/walk.js';
import { check } from '../check.js';
import { EMPTY_WORLD } from '../world.js';
import { type BoundSymbol, scopeAt } from './bindings.js';

const SCHEMAS = 'create schema A(id string, x int); create schema B(id string, x int); create variable int v = 1; ';

/** What every name of the last statement stands for, in the order of the text. */
function symbolsOf(text: string): readonly (readonly [string, string])[] {
  const { document } = parse(SCHEMAS + text);
  const { bindings } = check(document, EMPTY_WORLD, { bindings: true });
  const found: (readonly [string, string])[] = [];
  const last = document.statements.at(-1);
  if (last === undefined) return [];
  walk(last as Node, (node) => {
    const symbol = bindings.symbolOf(node);
    if (symbol !== undefined) found.push([document.text.slice(node.span.start, node.span.end), meaning(symbol)]);
  });
  return found;
}

function meaning(symbol: BoundSymbol): string {
  switch (symbol.kind) {
    case 'event-type':
      return `type ${symbol.type.name}`;
    case 'property':
      return `property ${symbol.owner}.${symbol.property.name}`;
    case 'catalogue':
      return `${symbol.entry.kind} ${symbol.entry.name}`;
    default:
      return `${symbol.kind} ${symbol.name}`;
  }
}

describe('bindings', () => {
  it('tell what a name stands for', () => {
    expect(symbolsOf("@Name('q') select a.x as big, count(*) from A(x > v)#time(1 min) as a group by a.id order by big")).toEqual([
      ['Name', 'annotation Name'],
      ['a', 'stream a'],
      ['x', 'property A.x'],
      ['big', 'column big'],
      ['count', 'aggregate count'],
      ['A', 'type A'],
      ['x', 'property A.x'],
      ['v', 'variable v'],
      ['time', 'view time'],
      ['a', 'stream a'],
      ['a', 'stream a'],
      ['id', 'property A.id'],
    ]);
  });

  it('tell tags of patterns from properties, and lambda parameters from both', () => {
    expect(symbolsOf('select b.sumOf(i => i.x) from pattern [every a=A -> [2] b=B(id = a.id)]')).toEqual([
      ['b', 'property #4/from.0.b'],
      ['sumOf', 'enumeration-method sumOf'],
      ['i', 'lambda-parameter i'],
      ['i', 'lambda-parameter i'],
      ['x', 'property B.x'],
      ['a', 'tag a'],
      ['A', 'type A'],
      ['b', 'tag b'],
      ['B', 'type B'],
      ['id', 'property B.id'],
      ['a', 'tag a'],
      ['id', 'property A.id'],
    ]);
  });

  it('tell the type of every expression', () => {
    const text = `${SCHEMAS}select x + 1.5 as sum from A`;
    const { document } = parse(text);
    const { bindings } = check(document, EMPTY_WORLD, { bindings: true });
    const types: string[] = [];
    walk(document, (node) => {
      const type = bindings.typeOf(node);
      if (type !== undefined) types.push(`${text.slice(node.span.start, node.span.end)}: ${typeName(type)}`);
    });
    expect(types).toEqual(['1: int', 'x + 1.5: double', 'x: int', '1.5: double']);
  });

  it('tell what is in scope at a place', () => {
    const text = `${SCHEMAS}select a.x from pattern [every a=A -> b=B(id = a.id)]#length(2)`;
    const { bindings } = checkText(text);
    const at = (piece: string) => scopeAt(bindings, text.indexOf(piece) + 1);
    expect(at('id = a.id')?.clause).toBe('filter');
    expect([...(at('id = a.id')?.scope.tags?.keys() ?? [])]).toEqual(['a']);
    expect(at('a.x from')?.scope.streams[0]?.type.properties.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(at('#length')?.clause).toBe('window argument');
  });
});
