import { parse } from '@rulewright/epl/syntax';
import { expect, test } from 'vitest';
import { diagramOf } from './from-ast/module.js';
import { printPredicate } from './predicate/print-predicate.js';
import { readPredicate } from './predicate/read-predicate.js';

const conditions = (operator: string): string => Array.from({ length: 10_000 }, (_, i) => `v = ${i}`).join(` ${operator} `);

test.each(['and', 'or'])('ten thousand conditions of %s are drawn, and read as rows', (operator) => {
  const text = conditions(operator);
  const { document } = parse(`create schema E(v int); @Name('s') select * from E(${text}) where ${text}`);
  expect(diagramOf(document).frames).toHaveLength(2);
  const predicate = readPredicate(text);
  expect(predicate).toMatchObject({ kind: operator === 'and' ? 'all' : 'any', parts: { length: 10_000 } });
  expect(printPredicate(predicate)).toBe(text);
});
