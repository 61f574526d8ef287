import { lineStarts, positionIn } from '@rulewright/core';
import type { HeldBack, RuleTestResult, TestFailure } from '@rulewright/engine/testing';
import type { RuleTest } from '@rulewright/epl/rule-test';
import { nodeById, parse } from '@rulewright/epl/syntax';

export interface RuleFile {
  readonly file: string;
  readonly epl: string;
}

/** More failures of one test than this are only counted. */
const MAX_SHOWN = 5;

/** A test as a line of the table, and for one that fails what went otherwise and what held it back. */
export function printResult(result: RuleTestResult, test: RuleTest | undefined, rule: RuleFile): string {
  const { passed, name, events, failures, heldBack } = result;
  const head = `${passed ? 'pass' : 'FAIL'}  ${name} (${events} ${events === 1 ? 'event' : 'events'})\n`;
  const shown = failures.slice(0, MAX_SHOWN).map((failure) => `      ${describe(failure, test)}\n`);
  const more = failures.length > MAX_SHOWN ? `      and ${failures.length - MAX_SHOWN} more\n` : '';
  const why =
    heldBack?.without == null
      ? ''
      : `      held back by: ${heldBack.without} (${placeOf(heldBack.node, rule)})${valuesOf(heldBack)}\n`;
  const stuck =
    heldBack && heldBack.without === null && failures[0]?.kind === 'missing' ? `      held back at ${heldBack.node}\n` : '';
  return head + shown.join('') + more + why + stuck;
}

/** `: count(*) was 2` */
function valuesOf({ values }: HeldBack): string {
  const was = values.map(({ expression, value }) => `${expression} was ${JSON.stringify(value)}`);
  return was.length === 0 ? '' : `: ${was.join(', ')}`;
}

function describe(failure: TestFailure, test: RuleTest | undefined): string {
  switch (failure.kind) {
    case 'missing': {
      const from = test?.expect[failure.expectation]?.from ?? '';
      const when = failure.atMs === null ? '' : `${seconds(failure.atMs)} `;
      const got = failure.got === null ? 'no row came' : `got ${JSON.stringify(failure.got)}`;
      return `${when}expected ${from} ${JSON.stringify(failure.expected)}: ${got}`;
    }
    case 'unexpected':
      return `${seconds(failure.atMs)} came unexpected: ${failure.statement} ${JSON.stringify(failure.row)}`;
    case 'event-refused':
    case 'engine':
      return `${seconds(failure.atMs)} step ${failure.step + 1}: ${failure.message}`;
    case 'unknown-source':
    case 'rule-refused':
      return failure.message;
  }
}

function seconds(ms: number): string {
  return `at ${ms / 1000} s:`;
}

function placeOf(node: string, { file, epl }: RuleFile): string {
  const start = nodeById(parse(epl).document, node)?.span.start ?? 0;
  const { line, column } = positionIn(lineStarts(epl), start);
  return `${file}:${line}:${column}`;
}
