import { applyEdits } from '@rulewright/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../test/syntax/samples.js';
import { SEEDS } from '../../test/syntax/seeds.js';
import { childrenOf } from './children.js';
import { format } from './format.js';
import { tokenize } from './lexer.js';
import { matchIds } from './match-ids.js';
import type { Node } from './node.js';
import { nodeIds } from './node-id.js';
import { expectedAt, parse } from './parse.js';
import { nodeAt, pathOf } from './walk.js';

/** Time limit of a property, which takes a second on an idle machine. */
const SLOW_MACHINE_MS = 60_000;

const TEXTS = [...SAMPLES, ...SEEDS.map(({ epl }) => epl)];

/** A valid text after a few random edits: pieces cut out, put in, doubled. */
const damaged = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(12),
        fc.oneof(
          fc.constantFrom(
            '(',
            ')',
            "'",
            '"',
            ';',
            '[',
            ']',
            '->',
            '@',
            '`',
            '/*',
            '\n',
            '\u0000',
            '\ud800',
            ' select ',
            ' from ',
            '=',
            ',',
            '.',
          ),
          fc.string({ maxLength: 6 }),
        ),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((before, [at, length, put]) => {
      const start = before.length === 0 ? 0 : at % before.length;
      return before.slice(0, start) + put + before.slice(start + length);
    }, text),
  );

function checkSpans(node: Node, wrong: string[] = []): string[] {
  for (const child of childrenOf(node)) {
    if (child.span.start < node.span.start || child.span.end > node.span.end || child.span.start > child.span.end)
      wrong.push(`${node.kind} > ${child.kind}`);
    checkSpans(child, wrong);
  }
  return wrong;
}

describe('the tokens of any text', () => {
  it(
    'cover it exactly',
    () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        damaged,
        fc.string({ unit: fc.constantFrom(...'\'"`/*\\\n\r;aA1.eE+-\ud800\udc00\u0000\ufeff') }),
      );
      fc.assert(
        fc.property(text, (each) => {
          const tokens = tokenize(each);
          expect(tokens.map(({ start, end }) => each.slice(start, end)).join('')).toBe(each);
          expect(tokens.at(-1)).toEqual({ kind: 'end', start: each.length, end: each.length });
        }),
        { numRuns: 2000 },
      );
    },
    SLOW_MACHINE_MS,
  );
});

describe('the samples', () => {
  it('parse without a complaint', () => {
    expect(SAMPLES.filter((text) => parse(text).diagnostics.length > 0)).toEqual([]);
  });

  it('are formatted to a text that the formatter leaves alone', () => {
    const changed = TEXTS.map((text) => applyEdits(text, format(text))).filter((text) => format(text).length > 0);
    expect(changed).toEqual([]);
  });
});

describe('a damaged text', () => {
  it(
    'parses to a tree whose nodes hold each other',
    () => {
      fc.assert(
        fc.property(damaged, (text) => {
          const { document, diagnostics } = parse(text);
          expect(checkSpans(document)).toEqual([]);
          expect(diagnostics.filter(({ span }) => span.start < 0 || span.end > text.length || span.start > span.end)).toEqual([]);
        }),
        { numRuns: 2000 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'has ids, a path at every place, and something or nothing expected there',
    () => {
      fc.assert(
        fc.property(damaged, fc.nat(), (text, at) => {
          const { document } = parse(text);
          const ids = [...nodeIds(document).values()];
          expect(new Set(ids).size).toBe(ids.length);
          const path = nodeAt(document, at % (text.length + 1));
          expect(pathOf(document, path.at(-1) ?? document).at(-1)).toBe(path.at(-1));
          expectedAt(text, at % (text.length + 1));
        }),
        { numRuns: 1000 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'keeps an id for every node it shares with the text before',
    () => {
      fc.assert(
        fc.property(damaged, damaged, (before, after) => {
          const document = parse(after).document;
          const ids = matchIds(parse(before).document, document);
          expect(new Set(ids.values()).size).toBe(nodeIds(document).size);
        }),
        { numRuns: 300 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'keeps its tokens when it is formatted',
    () => {
      fc.assert(
        fc.property(damaged, (text) => {
          const formatted = applyEdits(text, format(text));
          expect(words(formatted)).toEqual(words(text));
          expect(format(formatted)).toEqual([]);
        }),
        { numRuns: 500 },
      );
    },
    SLOW_MACHINE_MS,
  );
});

function words(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'blank')
    .map(({ start, end }) => text.slice(start, end));
}
