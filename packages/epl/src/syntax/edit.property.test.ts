import { applyEdits } from '@rulewright/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, trees } from '../../test/syntax/random-tree.js';
import { SAMPLES } from '../../test/syntax/samples.js';
import type { Expression } from './ast.js';
import type { EplDocument } from './ast-statement.js';
import { editNode } from './edit.js';
import type { Kind, Node } from './node.js';
import { parse } from './parse.js';
import { walk } from './walk.js';

// Laws: an edit changes only the span of its node, and the text then parses to the tree with the replacement in its place.

const DOCUMENTS = SAMPLES.map((text) => parse(text).document);

/** Kinds below which any expression may stand. */
const FREE: ReadonlySet<Kind> = new Set<Kind>([
  'binary',
  'in-list',
  'case-branch',
  'index-link',
  'parenthesized',
  'lambda',
  'output-when',
  'row-define',
]);

interface Place {
  readonly document: EplDocument;
  readonly node: Node;
  readonly parent: Node;
}

const PLACES: readonly Place[] = DOCUMENTS.flatMap((document) => {
  const places: Place[] = [];
  walk(document, (node, parent) => {
    if (parent !== undefined && FREE.has(parent.kind) && node.kind !== 'name' && node.kind !== 'assignment')
      places.push({ document, node, parent });
  });
  return places;
});

/** The tree without places, with another node for one of its own. */
function replaced(tree: unknown, old: Node, now: Expression): unknown {
  if (tree === old) return now;
  if (Array.isArray(tree)) return tree.map((item) => replaced(item, old, now));
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, replaced(value, old, now)]));
}

/** Time limit of a property, which takes a second on an idle machine. */
const SLOW_MACHINE_MS = 60_000;

describe('an edit', () => {
  it(
    'changes only the span of its node and puts the replacement there',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...PLACES), trees.expression, ({ document, node }, expression) => {
          const edits = editNode(document, node, expression);
          const after = applyEdits(document.text, edits);
          expect(after.startsWith(document.text.slice(0, node.span.start))).toBe(true);
          expect(after.endsWith(document.text.slice(node.span.end))).toBe(true);
          const { document: now, diagnostics } = parse(after);
          expect(diagnostics).toEqual([]);
          expect(bare(now.statements)).toEqual(bare(replaced(document.statements, node, expression)));
        }),
        { numRuns: 200 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'of one operator keeps the rest of the text',
    () => {
      const binaries = PLACES.filter(({ node }) => node.kind === 'binary' && ['=', '>', '+'].includes(node.operator));
      fc.assert(
        fc.property(
          fc.constantFrom(...binaries),
          fc.constantFrom('=' as const, '<' as const, '-' as const, 'and' as const),
          ({ document, node }, operator) => {
            if (node.kind !== 'binary') return;
            const after = applyEdits(document.text, editNode(document, node, { ...node, operator }));
            const { document: now, diagnostics } = parse(after);
            expect(diagnostics).toEqual([]);
            expect(bare(now.statements)).toEqual(bare(replaced(document.statements, node, { ...node, operator })));
          },
        ),
        { numRuns: 200 },
      );
    },
    SLOW_MACHINE_MS,
  );
});
