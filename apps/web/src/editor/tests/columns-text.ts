import type { EventRecord } from '@rulewright/core';
import { printScenarioText, readScenarioText } from '@rulewright/epl/rule-test';

/** Properties as the text form of EPL Online writes them, without the braces: `src_ip='10.0.0.1', n=3`. */
export function writeColumns(record: EventRecord): string {
  const text = printScenarioText({ name: '', steps: [{ kind: 'send', atMs: 0, type: 'x', event: record }], expect: [] });
  return text.slice(text.indexOf('{') + 1, text.lastIndexOf('}'));
}

/** @returns undefined when the text cannot be read */
export function readColumns(text: string): EventRecord | undefined {
  const { test, diagnostics } = readScenarioText(`x={${text}}`);
  const [step] = test.steps;
  return diagnostics.length === 0 && test.steps.length === 1 && step?.kind === 'send' ? step.event : undefined;
}
