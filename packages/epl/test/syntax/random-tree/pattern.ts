import fc from 'fast-check';
import type { Guard, Pattern, RowPattern } from '../../../src/syntax/ast.js';
import { declared, few, literal, node, plain, span } from './leaf.js';
import type { Tie } from './tie.js';

export function patterns(tie: Tie): fc.Arbitrary<Pattern> {
  const pattern = tie('pattern');
  const expression = tie('expression');
  const atom = fc.record({ filter: tie('filter'), tag: declared }, { requiredKeys: ['filter'] }).map(node('pattern-filter'));
  const observer = few(expression).map((parameters) => ({
    namespace: plain('timer'),
    name: plain('interval'),
    arguments: parameters,
  }));
  const several = fc.record({ parts: fc.array(pattern, { minLength: 2, maxLength: 3 }) });
  return fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    atom,
    observer.map(node('observer')),
    followedBy(tie),
    several.map(node('pattern-or')),
    several.map(node('pattern-and')),
    fc.record({ pattern }).map(node('every')),
    fc.record({ pattern }).map(node('pattern-not')),
    fc.record({ arguments: few(expression, 1), pattern }).map(node('every-distinct')),
    repeats(tie),
    fc.record({ pattern, guard: guards(tie) }).map(node('guarded')),
  );
}

function followedBy(tie: Tie): fc.Arbitrary<Pattern> {
  const limited = fc.tuple(tie('pattern'), fc.option(tie('expression'), { nil: undefined }));
  return fc.array(limited, { minLength: 2, maxLength: 3 }).map((parts) => ({
    kind: 'followed-by',
    span,
    parts: parts.map(([part]) => part),
    limits: parts.slice(1).map(([, limit]) => limit),
  }));
}

function repeats(tie: Tie): fc.Arbitrary<Pattern> {
  const pattern = tie('pattern');
  const exact = tie('expression').map((bound) => ({ low: bound, high: bound }));
  const open = fc.record({ low: tie('expression'), high: tie('expression') }, { requiredKeys: [] });
  const range = fc.oneof(exact, open).map(node('repeat-range'));
  return fc
    .oneof(fc.record({ range, pattern }), fc.record({ pattern, until: pattern }), fc.record({ range, pattern, until: pattern }))
    .map(node('repeat'));
}

function guards(tie: Tie): fc.Arbitrary<Guard> {
  const where = few(tie('expression'), 1).map((parameters) => ({
    form: 'where' as const,
    namespace: plain('timer'),
    name: plain('within'),
    arguments: parameters,
  }));
  const during = tie('expression').map((condition) => ({ form: 'while' as const, arguments: [condition] }));
  return fc.oneof(where, during).map(node('guard'));
}

export function rowPatterns(tie: Tie): fc.Arbitrary<RowPattern> {
  const rows = tie('rows');
  const sign = fc.record({ form: fc.constantFrom('*' as const, '+' as const, '?' as const), reluctant: fc.boolean() });
  const bounds = fc.record({ form: fc.constant('{}' as const), low: literal, high: literal, reluctant: fc.boolean() });
  const quantifier = fc.oneof(sign, bounds).map(node('row-quantifier'));
  const several = fc.record({ parts: fc.array(rows, { minLength: 2, maxLength: 3 }) });
  return fc.oneof(
    { depthSize: 'small' },
    fc.record({ name: declared, quantifier }, { requiredKeys: ['name'] }).map(node('row-symbol')),
    fc.record({ pattern: rows, quantifier }).map(node('row-group')),
    several.map(node('row-sequence')),
    several.map(node('row-alternation')),
  );
}
