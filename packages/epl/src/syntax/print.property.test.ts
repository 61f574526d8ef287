import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, statements, trees } from '../../test/syntax/random-tree.js';
import { parseExpression, parsePattern, parseStatement } from './parse.js';
import { print } from './print.js';

// Law: a printed tree parses to the same tree, but for spans and the brackets that precedence asked for.

/** Time limit of a property, which takes a second on an idle machine. */
const SLOW_MACHINE_MS = 60_000;

describe('print', () => {
  it(
    'gives an expression that parses to the same tree',
    () => {
      fc.assert(
        fc.property(trees.expression, (tree) => {
          const { node, diagnostics } = parseExpression(print(tree));
          expect(diagnostics).toEqual([]);
          expect(bare(node)).toEqual(bare(tree));
        }),
        { numRuns: 500 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'gives a pattern that parses to the same tree',
    () => {
      fc.assert(
        fc.property(trees.pattern, (tree) => {
          const { node, diagnostics } = parsePattern(print(tree));
          expect(diagnostics).toEqual([]);
          expect(bare(node)).toEqual(bare(tree));
        }),
        { numRuns: 500 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'gives a statement that parses to the same tree',
    () => {
      fc.assert(
        fc.property(statements, (tree) => {
          const { node, diagnostics } = parseStatement(print(tree));
          expect(diagnostics).toEqual([]);
          expect(bare(node)).toEqual(bare(tree));
        }),
        { numRuns: 500 },
      );
    },
    SLOW_MACHINE_MS,
  );
});
