import { type Binary, type Chain, type Expression, leftSpine, parseExpression } from '@rulewright/epl/syntax';
import { networkOf } from './network.js';
import type { Comparison, Operand, Predicate, Test } from './predicate.js';

/**
 * A condition as groups and rows. Never fails: what no row says, and a text that does not read, is an expression as it stands.
 *
 * @param tags  names of earlier events of the pattern: their properties are correlations
 */
export function readPredicate(text: string, tags: readonly string[] = []): Predicate {
  const { node, diagnostics } = parseExpression(text);
  if (diagnostics.length > 0) return { kind: 'expression', text };
  return new Reader(text, new Set(tags)).predicate(node);
}

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(['=', '!=', '<', '<=', '>', '>=']);

class Reader {
  readonly #text: string;
  readonly #tags: ReadonlySet<string>;

  constructor(text: string, tags: ReadonlySet<string>) {
    this.#text = text;
    this.#tags = tags;
  }

  predicate(node: Expression): Predicate {
    switch (node.kind) {
      case 'parenthesized': {
        const [inner] = node.items;
        return inner && node.items.length === 1 ? this.predicate(inner) : this.#opaque(node);
      }
      case 'unary':
        return node.operator === 'not' ? { kind: 'not', part: this.predicate(node.operand) } : this.#opaque(node);
      case 'binary':
        if (node.operator === 'and') return { kind: 'all', parts: this.#parts(node, 'and') };
        if (node.operator === 'or') return { kind: 'any', parts: this.#parts(node, 'or') };
        return this.#row(node, node.left, this.#comparison(node));
      case 'in':
        return this.#row(node, node.value, this.#in(node));
      case 'between':
        return this.#row(node, node.value, {
          kind: 'between',
          not: node.not,
          low: this.#operand(node.low),
          high: this.#operand(node.high),
        });
      case 'like':
      case 'regexp':
        return this.#row(node, node.value, this.#textTest(node));
      case 'chain':
        return this.#exists(node);
      default:
        return this.#opaque(node);
    }
  }

  /** `a and b and c` is nested to the left; brackets make a group of their own. */
  #parts(node: Binary, operator: 'and' | 'or'): readonly Predicate[] {
    const { first, links } = leftSpine(node, (other) => other === operator);
    return [first, ...links.map(({ right }) => right)].map((operand) => this.predicate(operand));
  }

  #row(node: Expression, value: Expression, test: Test | undefined): Predicate {
    if (!test || value.kind !== 'chain') return this.#opaque(node);
    return { kind: 'row', property: this.#source(value), test };
  }

  #comparison({ operator, right }: Binary): Test | undefined {
    if (COMPARISONS.has(operator)) return { kind: 'compare', operator: operator as Comparison, value: this.#operand(right) };
    const isNull = right.kind === 'literal' && right.type === 'null';
    return isNull && (operator === 'is' || operator === 'is not') ? { kind: 'null', not: operator === 'is not' } : undefined;
  }

  #in({ not, set }: Expression & { kind: 'in' }): Test | undefined {
    return set.kind === 'in-list' ? { kind: 'in', not, values: set.items.map((item) => this.#operand(item)) } : undefined;
  }

  #textTest(node: Expression & { kind: 'like' | 'regexp' }): Test | undefined {
    const { not } = node;
    const pattern = this.#operand(node.pattern);
    if (node.kind === 'regexp') {
      const network = pattern.kind === 'text' ? networkOf(pattern.value) : undefined;
      return network === undefined ? { kind: 'regexp', not, pattern } : { kind: 'network', not, network };
    }
    if (!node.escape) return { kind: 'like', not, pattern };
    const mark = this.#operand(node.escape);
    return mark.kind === 'text' ? { kind: 'like', not, pattern, escape: mark.value } : undefined;
  }

  #exists(node: Chain): Predicate {
    const [call] = node.links;
    const [argument] = call?.kind === 'call-link' ? call.arguments : [];
    const plain = call?.kind === 'call-link' && call.arguments.length === 1 && node.links.length === 1;
    if (!plain || call.name.text.toLowerCase() !== 'exists' || argument?.value.kind !== 'chain' || argument.name)
      return this.#opaque(node);
    return { kind: 'row', property: this.#source(argument.value), test: { kind: 'exists' } };
  }

  #operand(node: Expression): Operand {
    if (node.kind === 'literal') {
      if (typeof node.value === 'string') return { kind: 'text', value: node.value };
      if (typeof node.value === 'number') return { kind: 'number', text: this.#source(node) };
      if (typeof node.value === 'boolean') return { kind: 'boolean', value: node.value };
    }
    if (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'literal' && typeof node.operand.value === 'number')
      return { kind: 'number', text: this.#source(node) };
    return (node.kind === 'chain' ? this.#earlier(node) : undefined) ?? { kind: 'expression', text: this.#source(node) };
  }

  #earlier({ span, links }: Chain): Operand | undefined {
    const [head, next] = links;
    if (head?.kind !== 'name-link' || !next || !this.#tags.has(head.name.text)) return undefined;
    const path = this.#text.slice(head.span.end, span.end);
    return path.startsWith('.') ? { kind: 'earlier', tag: head.name.text, path: path.slice(1) } : undefined;
  }

  #opaque(node: Expression): Predicate {
    return { kind: 'expression', text: this.#source(node) };
  }

  #source({ span }: Expression): string {
    return this.#text.slice(span.start, span.end);
  }
}
