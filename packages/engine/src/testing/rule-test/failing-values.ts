import { applyEdits, type EventRecord, type Span, type Value } from '@rulewright/core';
import type { Mutant, RuleTest } from '@rulewright/epl/rule-test';
import {
  type Chain,
  type EplDocument,
  type Expression,
  type Node,
  nodeById,
  parse,
  pathOf,
  sourceOf,
  walk,
} from '@rulewright/epl/syntax';
import { isExpected } from './match-rows.js';
import { type PreparedRule, withText } from './prepared-rule.js';
import type { DeliveredRow, HeldValue } from './result.js';
import { runSteps } from './run-steps.js';
import { watchOf } from './watch.js';
import { withoutRates } from './without-rates.js';

export interface HeldCondition {
  readonly rule: PreparedRule;
  readonly test: RuleTest;
  /** place of the row that did not come */
  readonly expectation: number;
  /** the text that the mutant is of, and the mutant without the condition, under which the row comes */
  readonly epl: string;
  readonly mutant: Mutant;
}

const NO_VALUES: readonly HeldValue[] = [];
/** a condition that asks for more has no short answer */
const MOST_VALUES = 4;

/**
 * What the sides of a condition were when it held a row back: `count(distinct dst_ip)` was 2 where more than 50 were asked for.
 *
 * The rule is run without the condition and without rates, with the condition's sides as columns beside those of its statement: the last row
 * that is what was missed, or the last one up to its time, has the values. Where no such text checks (a statement that selects nothing,
 * `select distinct`), there are none.
 */
export function failingValues(held: HeldCondition): readonly HeldValue[] {
  const { epl, mutant } = held;
  const { document } = parse(epl);
  const condition = expressionAt(document, mutant.span);
  if (condition === undefined) return NO_VALUES;
  const asked = sidesOf(condition).slice(0, MOST_VALUES);
  if (asked.length === 0) return NO_VALUES;
  for (const prefix of [undefined, ownerOf(document, condition)]) {
    const columns = asked.map((side) => qualified(document, side, prefix));
    const row = rowWith(held, columns);
    if (row) return asked.map((side, at) => ({ expression: sourceOf(document, side), value: valueIn(row, at) }));
    if (prefix === undefined && ownerOf(document, condition) === undefined) break;
  }
  return NO_VALUES;
}

function expressionAt(document: EplDocument, span: Span): Expression | undefined {
  let found: Expression | undefined;
  for (const statement of document.statements) {
    if (statement.span.end < span.start || statement.span.start > span.end) continue;
    walk(statement, (node) => {
      if (node.span.start === span.start && node.span.end === span.end && SAYS_SOMETHING.has(node.kind))
        found ??= node as Expression;
    });
  }
  return found;
}

const SAYS_SOMETHING: ReadonlySet<Node['kind']> = new Set([
  'binary',
  'unary',
  'in',
  'between',
  'like',
  'regexp',
  'chain',
  'quantified',
]);

/** What a condition compares, without what is written as a constant. */
function sidesOf(condition: Expression): readonly Expression[] {
  switch (condition.kind) {
    case 'binary':
      return condition.operator === 'and' || condition.operator === 'or'
        ? [...sidesOf(condition.left), ...sidesOf(condition.right)]
        : [condition.left, condition.right].filter(isNoConstant);
    case 'unary':
      return condition.operator === 'not' ? sidesOf(condition.operand) : [condition];
    case 'between':
      return [condition.value, condition.low, condition.high].filter(isNoConstant);
    case 'in':
    case 'like':
    case 'regexp':
      return [condition.value].filter(isNoConstant);
    case 'chain':
      return [condition];
    default:
      return [];
  }
}

function isNoConstant(side: Expression): boolean {
  return side.kind !== 'literal' && !(side.kind === 'unary' && side.operand.kind === 'literal');
}

/** How rows of the source are spoken of in whose filter a condition stands: the tag of an event of a pattern, the alias of a stream. */
function ownerOf(document: EplDocument, condition: Expression): string | undefined {
  for (const node of pathOf(document, condition).toReversed()) {
    if (node.kind === 'pattern-filter') return node.tag?.text;
    if (node.kind === 'stream' && node.source.kind === 'event-filter') return node.alias?.text ?? node.source.type.text;
  }
  return undefined;
}

/** The text of a side, its bare properties with a name in front. */
function qualified(document: EplDocument, side: Expression, prefix: string | undefined): string {
  const text = sourceOf(document, side);
  if (prefix === undefined) return text;
  const named = namesIn(document, side);
  const inserted: { readonly span: Span; readonly text: string }[] = [];
  walk(side, (node) => {
    if (node.kind !== 'chain' || !beginsWithProperty(node, named)) return;
    const at = node.span.start - side.span.start;
    inserted.push({ span: { start: at, end: at }, text: `${prefix}.` });
  });
  return applyEdits(text, inserted);
}

function beginsWithProperty({ links }: Chain, named: ReadonlySet<string>): boolean {
  const [head] = links;
  return head?.kind === 'name-link' && !named.has(head.name.text);
}

/** Tags and aliases of the statement around a node. */
function namesIn(document: EplDocument, node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const statement = pathOf(document, node).find(({ kind }) => kind === 'statement');
  if (statement === undefined) return names;
  walk(statement, (each) => {
    if (each.kind === 'pattern-filter' && each.tag) names.add(each.tag.text);
    if (each.kind === 'stream' && each.alias) names.add(each.alias.text);
  });
  return names;
}

const COLUMN = 'held_back_value_';

/** The row that comes once the condition is gone, with the columns that were asked for beside its own. */
function rowWith({ rule, test, expectation, mutant }: HeldCondition, columns: readonly string[]): EventRecord | undefined {
  const expected = test.expect[expectation];
  const epl = withColumns(mutant, columns);
  const other = epl === undefined ? undefined : withText(rule, epl);
  if (other === undefined || expected === undefined) return undefined;
  const watch = watchOf(other.module, test);
  const all = { ...watch, statements: new Set([...watch.statements, mutant.statement]) };
  const rows = runSteps(other, test, all).rows.filter((row) => row.statement === mutant.statement);
  const missed = rows.findLast((row) => isExpected(expected, row, watch));
  return (missed ?? lastUpTo(rows, expected.kind === 'row' ? expected.atMs : undefined))?.row;
}

function lastUpTo(rows: readonly DeliveredRow[], atMs: number | undefined): DeliveredRow | undefined {
  return rows.findLast((row) => atMs === undefined || row.atMs <= atMs);
}

function withColumns({ epl, statement: id }: Mutant, columns: readonly string[]): string | undefined {
  // a row that came early would keep back the later ones, whose values tell how near the rule was
  const text = withoutRates(epl);
  const { document } = parse(text);
  const statement = nodeById(document, id);
  if (statement?.kind !== 'statement' || statement.body.kind !== 'select' || statement.body.distinct) return undefined;
  const last = statement.body.items.at(-1);
  if (last === undefined) return undefined;
  const added = columns.map((column, at) => `, ${column} as ${COLUMN}${at}`).join('');
  return applyEdits(text, [{ span: { start: last.span.end, end: last.span.end }, text: added }]);
}

function valueIn(row: EventRecord, at: number): Value {
  return row[`${COLUMN}${at}`] ?? null;
}
