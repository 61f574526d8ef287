import fc from 'fast-check';
import type { Argument, CallLink, Expression, Link, NameLink, Subquery } from '../../../src/syntax/ast.js';
import { dotted, few, literal, name, node, plain, property, span, string, typeReference, WORDS } from './leaf.js';
import type { Tie } from './tie.js';

export function expressions(tie: Tie): fc.Arbitrary<Expression> {
  const expression = tie('expression');
  const subquery = tie('subselect').map((body): Subquery => ({ kind: 'subquery', span, body }));
  const argument = argumentsOf(expression);
  return fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(literal, property),
    fc.oneof(
      chains(expression, argument),
      operators(expression),
      sets(expression, subquery),
      forms(expression, argument),
      values(expression, subquery),
    ),
  );
}

function argumentsOf(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Argument> {
  return fc
    .oneof(
      expression.map((value) => ({ value })),
      fc.record({ name: fc.constantFrom(...WORDS).map(plain), value: expression }),
      fc.constant({ value: { kind: 'wildcard', span } as const }),
      expression.map((value) => ({ value: { kind: 'order-item', span, expression: value, descending: true } as const })),
    )
    .map(node('argument'));
}

function chains(expression: fc.Arbitrary<Expression>, argument: fc.Arbitrary<Argument>): fc.Arbitrary<Expression> {
  const nameLink: fc.Arbitrary<NameLink> = fc.record({ name, optional: fc.boolean() }).map(node('name-link'));
  const callLink: fc.Arbitrary<CallLink> = fc
    .record({ name, arguments: few(argument), distinct: fc.boolean(), optional: fc.boolean() })
    .map((link) => ({ kind: 'call-link', span, ...link, distinct: link.distinct && link.arguments.length > 0 }));
  const indexLink: fc.Arbitrary<Link> = fc.record({ indexes: few(expression, 1), optional: fc.boolean() }).map(node('index-link'));
  const head: fc.Arbitrary<Link> = fc.record({ expression }).map(node('expression-link'));
  const rest = fc.oneof(nameLink, callLink, indexLink);
  return fc
    .oneof(fc.tuple(fc.oneof(nameLink, callLink), few(rest)), fc.tuple(head, few(rest, 1)))
    .map(([first, others]) => ({ kind: 'chain', span, links: [first, ...others] }));
}

const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', 'is', 'is not'] as const;
const OTHERS = ['and', 'or', '+', '-', '*', '/', '%', '&', '|', '^', '||'] as const;

function operators(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.oneof(
    fc.record({ operator: fc.constantFrom('not' as const, '-' as const, '+' as const), operand: expression }).map(node('unary')),
    fc.record({ operator: fc.constantFrom(...COMPARISONS, ...OTHERS), left: expression, right: expression }).map(node('binary')),
  );
}

function sets(expression: fc.Arbitrary<Expression>, subquery: fc.Arbitrary<Subquery>): fc.Arbitrary<Expression> {
  const not = fc.boolean();
  const range = fc
    .record({ low: expression, high: expression, lowOpen: fc.boolean(), highOpen: fc.boolean() })
    .map(node('in-range'));
  const list = fc.record({ items: few(expression) }).map(node('in-list'));
  const quantifier = fc.constantFrom('any' as const, 'all' as const);
  const right = fc.oneof(few(expression), subquery);
  return fc.oneof(
    fc.record({ operator: fc.constantFrom(...COMPARISONS), quantifier, left: expression, right }).map(node('quantified')),
    fc.record({ not, value: expression, set: fc.oneof(list, range, subquery) }).map(node('in')),
    fc.record({ not, value: expression, low: expression, high: expression }).map(node('between')),
    fc
      .record({ not, value: expression, pattern: expression, escape: string }, { requiredKeys: ['not', 'value', 'pattern'] })
      .map(node('like')),
    fc.record({ not, value: expression, pattern: expression }).map(node('regexp')),
  );
}

function forms(expression: fc.Arbitrary<Expression>, argument: fc.Arbitrary<Argument>): fc.Arbitrary<Expression> {
  const branch = fc.tuple(expression, expression).map(([when, result]) => caseBranch(when, result));
  return fc.oneof(
    fc
      .record({ operand: expression, otherwise: expression, branches: few(branch, 1) }, { requiredKeys: ['branches'] })
      .map(node('case')),
    fc.record({ value: expression, type: typeReference, arguments: few(argument) }).map(node('cast')),
    fc.record({ value: expression, types: few(typeReference, 1) }).map(node('instanceof')),
    fc.record({ parameters: few(name, 1), body: expression }).map(node('lambda')),
  );
}

function caseBranch(when: Expression, result: Expression) {
  // biome-ignore lint/suspicious/noThenProperty: a node is a record and is never awaited
  return { kind: 'case-branch' as const, span, when, then: result };
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'] as const;

function values(expression: fc.Arbitrary<Expression>, subquery: fc.Arbitrary<Subquery>): fc.Arbitrary<Expression> {
  const field = fc.record({ name: dotted, value: expression }, { requiredKeys: ['name'] }).map(node('new-field'));
  const whole = fc.nat(100).map((value): Expression => ({ kind: 'literal', span, type: 'int', value }));
  const part = fc
    .record({ value: fc.oneof(whole, fc.constant<Expression>({ kind: 'substitution', span })), unit: fc.constantFrom(...UNITS) })
    .map(node('time-part'));
  return fc.oneof(
    subquery,
    fc.record({ subquery }).map(node('exists')),
    fc.record({ items: few(expression) }).map(node('array')),
    fc.record({ fields: few(field) }).map(node('new-record')),
    fc.record({ parts: few(part, 1) }).map(node('time-period')),
    fc.record({ items: fc.array(expression, { minLength: 2, maxLength: 3 }) }).map(node('parenthesized')),
    fc.record({ name, type: typeReference }, { requiredKeys: [] }).map(node('substitution')),
  );
}
