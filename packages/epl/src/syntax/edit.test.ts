import { applyEdits } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import type { Expression, SelectBody, View } from './ast.js';
import { editNode, sourceOf } from './edit.js';
import type { Node } from './node.js';
import { parse, parseExpression } from './parse.js';
import { walk } from './walk.js';

const TEXT = `@name('r') /* first */ SELECT a, /* why */ b
FROM   A(x = 1).win:time(30 sec) /* window */ as s // stream
WHERE  x > 1 /* limit */ and y = 2
GROUP BY a;
select 1 from B`;

const { document } = parse(TEXT);

function first<K extends Node['kind']>(kind: K): Extract<Node, { kind: K }> {
  let found: Node | undefined;
  walk(document, (node) => {
    if (found === undefined && node.kind === kind) found = node;
  });
  if (found?.kind !== kind) throw new Error(`no ${kind}`);
  return found as Extract<Node, { kind: K }>;
}

const edited = (node: Node, replacement: Node | string): string => applyEdits(TEXT, editNode(document, node, replacement));

const expression = (text: string): Expression => parseExpression(text).node;

describe('editNode', () => {
  const select = first('select') as SelectBody;
  const view = first('view') as View;
  const stream = first('stream');

  it('replaces a node by a text, and nothing else', () => {
    expect(edited(view, '#length(5)')).toBe(TEXT.replace('.win:time(30 sec)', '#length(5)'));
  });

  it('changes one condition and keeps the comments beside it', () => {
    const where = select.where;
    if (where?.kind !== 'binary' || where.right.kind !== 'binary') throw new Error('no where');
    const now: Expression = { ...where, right: { ...where.right, right: expression('3') } };
    expect(edited(where, now)).toBe(TEXT.replace('y = 2', 'y = 3'));
  });

  it('adds a clause', () => {
    expect(edited(select, { ...select, having: expression('count(*) > 5') })).toBe(
      TEXT.replace('GROUP BY a;', 'GROUP BY a\nhaving count(*) > 5;'),
    );
  });

  it('takes a clause away', () => {
    const { where: _, ...rest } = select;
    expect(edited(select, rest)).toBe(TEXT.replace(/\nWHERE .*y = 2/, '').replace(' // stream', ''));
  });

  it('adds a data window behind another', () => {
    const { node } = parseExpression('1');
    const unique: View = {
      kind: 'view',
      span: node.span,
      dialect: 'hash',
      name: { kind: 'name', span: node.span, text: 'unique', quoted: false },
      arguments: [expression('a')],
    };
    expect(edited(stream, { ...stream, views: [...stream.views, unique] })).toBe(TEXT.replace('(30 sec)', '(30 sec)#unique(a)'));
  });

  it('inserts a column between two others', () => {
    const [a, b] = select.items;
    if (a === undefined || b === undefined) throw new Error('no items');
    expect(edited(select, { ...select, items: [a, { ...a, expression: expression('c') }, b] })).toBe(TEXT.replace('a, ', 'a, c, '));
  });

  it('sets brackets where the new operator binds tighter', () => {
    const text = 'select x from A where a + b /* sum */ = c';
    const parsed = parse(text).document;
    const body = parsed.statements[0]?.body;
    if (body?.kind !== 'select' || body.where?.kind !== 'binary') throw new Error('no where');
    const sum = body.where.left;
    const product: Expression = { kind: 'binary', span: sum.span, operator: '*', left: sum, right: expression('2') };
    expect(applyEdits(text, editNode(parsed, sum, product))).toBe('select x from A where (a + b) * 2 /* sum */ = c');
  });

  it('keeps what was written elsewhere as it was written', () => {
    const having = expression('count( * )>5');
    const written = new Map<Node, string>([[having, 'count( * )>5']]);
    expect(applyEdits(TEXT, editNode(document, select, { node: { ...select, having }, written }))).toBe(
      TEXT.replace('GROUP BY a;', 'GROUP BY a\nhaving count( * )>5;'),
    );
  });

  it('changes nothing when nothing changed', () => {
    expect(editNode(document, select, { ...select })).toEqual([]);
  });

  it('keeps what has no printer', () => {
    const opaque = parse('create dataflow F { };');
    const [statement] = opaque.document.statements;
    if (statement === undefined) throw new Error('no statement');
    expect(editNode(opaque.document, statement, { ...statement })).toEqual([]);
    expect(sourceOf(opaque.document, statement)).toBe('create dataflow F { }');
  });
});

describe('editNode with brackets', () => {
  const cases: readonly [string, string, string, string][] = [
    ['select * from A where a * b = c', 'b', 'x + y', 'select * from A where a * (x + y) = c'],
    ['select * from A where a /* one */ and b', 'b', 'x or y', 'select * from A where a /* one */ and (x or y)'],
    ['select * from A where a or b', 'b', 'x and y', 'select * from A where a or x and y'],
    ['select * from A where x between a and b', 'b', 'c = d', 'select * from A where x between a and (c = d)'],
    ['select * from A where f(a)', 'a', 'x or y', 'select * from A where f(x or y)'],
  ];
  for (const [text, old, now, expected] of cases) {
    it(`puts ${now} for ${old} into ${text}`, () => {
      const parsed = parse(text).document;
      let found: Node | undefined;
      walk(parsed, (node) => {
        if (node.kind === 'chain' && sourceOf(parsed, node) === old) found = node;
      });
      if (found === undefined) throw new Error(`no ${old}`);
      expect(applyEdits(text, editNode(parsed, found, parseExpression(now).node))).toBe(expected);
    });
  }
});
