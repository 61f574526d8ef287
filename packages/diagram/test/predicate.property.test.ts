import { type Expression, parseExpression } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { type Operand, type Predicate, printPredicate, readPredicate, type Test } from '../src/index.js';
import { Random } from './random.js';

// Laws: a condition that is read and printed parses to the same tree, but for brackets and places; a condition that is printed and read is
// the same condition.

/** The tree of a text without places and without brackets that only group. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (node === null || typeof node !== 'object') return node;
  const expression = node as Expression;
  if (expression.kind === 'parenthesized' && expression.items.length === 1) return bare(expression.items[0]);
  return Object.fromEntries(Object.entries(node).map(([field, held]) => (field === 'span' ? [field, null] : [field, bare(held)])));
}

const TEXTS = [
  "type='firewall' AND src_ip NOT IN ('10.0.0.1','10.0.0.2')",
  'b.src_ip!=a.src_ip AND Arrays.asList(a.targets).contains(b.src_ip)',
  'not a = 1 or not (b and c) and d between 1 and 2',
  'a in [1:5) and (x = 1 and (y = 2 and z = 3))',
  'case when a > 1 then true else false end',
  "a like 'x!_%' escape '!' or a not regexp '.*'",
  'a is null or b is not null or c is 5',
  'exists(a.b?) and exists(select * from W) and (select max(n) from W) > 3',
  'a + b > 3 and a || b = "x" and -1 < a and a > -1',
  'x > any (select n from W) and cast(a, int) = 1 and f(a or b)',
  '(a) and ((b)) and (a, b) in (c)',
  'a /* why */ = /* this */ 1 // end',
  '`user-agent` like `x`.y and not not a',
  'a and b or c and (d or e)',
];

describe('a condition read and printed', () => {
  for (const text of TEXTS) {
    it(`means the same: ${text}`, () => {
      const { node, diagnostics } = parseExpression(text);
      const printed = printPredicate(readPredicate(text, ['a']));
      if (diagnostics.length > 0) expect(printed).toBe(text);
      else expect(bare(parseExpression(printed).node)).toEqual(bare(node));
    });
  }
});

const PATHS = ['ip', 'a.ip', 'login.toLowerCase()', 'geoip.country?', 'ports[0]'] as const;

function operand(random: Random): Operand {
  return random.one<() => Operand>([
    () => ({ kind: 'text', value: random.one(['', "it's", 'a\\b', '"', '%x_', 'and', 'ü']) }),
    () => ({ kind: 'number', text: random.one(['0', '50', '1L', '-0.5', '1e3']) }),
    () => ({ kind: 'boolean', value: random.below(2) === 0 }),
    () => ({ kind: 'earlier', tag: 'a', path: random.one(['ip', 'geoip.country', 'f(1)']) }),
    () => ({ kind: 'expression', text: random.one(['b.ip', 'f(x)', 'x + 1', '(select max(n) from W)']) }),
  ])();
}

function test(random: Random): Test {
  const not = random.below(2) === 0;
  return random.one<() => Test>([
    () => ({ kind: 'compare', operator: random.one(['=', '!=', '<', '<=', '>', '>=']), value: operand(random) }),
    () => ({ kind: 'in', not, values: [operand(random), operand(random)] }),
    () => ({ kind: 'between', not, low: operand(random), high: operand(random) }),
    () => ({ kind: 'like', not, pattern: operand(random), ...(not ? { escape: '!' } : {}) }),
    () => ({ kind: 'regexp', not, pattern: operand(random) }),
    () => ({ kind: 'network', not, network: random.one(['10.0.0.0/8', '10.1.16.0/20', '1.2.3.4/32']) }),
    () => ({ kind: 'null', not }),
    () => ({ kind: 'exists' }),
  ])();
}

function predicate(random: Random, depth: number): Predicate {
  const kind = depth === 0 ? 'row' : random.one(['row', 'row', 'all', 'any', 'not', 'expression'] as const);
  switch (kind) {
    case 'all':
    case 'any':
      return { kind, parts: Array.from({ length: 2 + random.below(2) }, () => predicate(random, depth - 1)) };
    case 'not':
      return { kind, part: predicate(random, depth - 1) };
    case 'expression':
      return { kind, text: random.one(['flag', 'a is 5', 'x + 1 > 2', '1 < x']) };
    case 'row':
      return rowOf(random);
  }
}

function rowOf(random: Random): Predicate {
  const asked = test(random);
  const property = asked.kind === 'exists' ? random.one(['ip', 'geoip.country?']) : random.one(PATHS);
  return { kind: 'row', property, test: asked };
}

describe('a condition printed and read', () => {
  it('is the same', () => {
    const random = new Random(11);
    for (let round = 0; round < 2000; round++) {
      const made = predicate(random, 3);
      const text = printPredicate(made);
      expect({ text, read: readPredicate(text, ['a']) }).toEqual({ text, read: made });
    }
  });
});
