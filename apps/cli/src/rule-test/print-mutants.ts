import { lineStarts, positionIn } from '@rulewright/core';
import type { MutationScore } from '@rulewright/engine/testing';
import type { RuleFile } from './print-result.js';

/** How many small changes the tests notice, and each that they do not, with its place. */
export function printMutants({ caught, total, mutants, failing }: MutationScore, { file, epl }: RuleFile): string {
  const starts = lineStarts(epl);
  const survivors = mutants.filter(({ caughtBy }) => caughtBy === null);
  const lines = survivors.map(({ span, was, becomes }) => {
    const { line, column } = positionIn(starts, span.start);
    return `  ${file}:${line}:${column} ${becomes === '' ? `without ${was}` : `${was} to ${becomes}`}\n`;
  });
  const left = failing.length > 0 ? `Tests that fail judge no mutant: ${failing.join(', ')}\n` : '';
  return `\nCaught by tests: ${caught} of ${total} mutants\n${left}${lines.length > 0 ? `No test fails on these:\n${lines.join('')}` : ''}`;
}
