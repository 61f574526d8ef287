import type { EventRecord, Value } from '@rulewright/core';
import { quoteString } from '../../syntax/literal-text.js';
import { type ExpectedRow, instantsOf, type RuleTest } from '../rule-test.js';
import { writeMoment } from './civil-time.js';

/**
 * A test in the text form of EPL Online: an event a line (`StockTick={symbol='a', price=1}`), time by `t=t.plus(10 seconds)`. Repeated
 * events are written one by one. Expectations stand in comments, which other readers pass over (`// expect Scan={src_ip='10.0.0.1'}`).
 */
export function printScenarioText(test: RuleTest): string {
  const dated = test.expect.filter((each): each is ExpectedRow => each.kind === 'row' && each.atMs !== undefined);
  const lines = [
    ...instantsOf(test).map(({ atMs, send }) => ({ atMs, line: send && `${send.type}=${braced(send.event)}` })),
    ...dated.map((each) => ({ atMs: each.atMs ?? 0, line: `// expect ${each.from}=${braced(each.row)}` })),
  ].sort((a, b) => a.atMs - b.atMs);
  const written = [`// test ${test.name}`];
  if (test.startMs !== undefined) written.push(`t="${writeMoment(test.startMs)}"`);
  for (const each of test.expect) {
    if (each.kind === 'none') written.push(`// expect none ${each.from}`);
    else if (each.atMs === undefined) written.push(`// expect sometime ${each.from}=${braced(each.row)}`);
  }
  let now = 0;
  for (const { atMs, line } of lines) {
    if (atMs > now) written.push(`t=t.plus(${period(atMs - now)})`);
    now = Math.max(now, atMs);
    if (line !== undefined) written.push(line);
  }
  return `${written.join('\n')}\n`;
}

const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [3_600_000, 'hours'],
  [60_000, 'minutes'],
  [1000, 'seconds'],
  [1, 'milliseconds'],
];

function period(ms: number): string {
  const [size, name] = UNITS.find(([unit]) => ms % unit === 0) ?? [1, 'milliseconds'];
  return `${ms / size} ${name}`;
}

function braced(record: EventRecord): string {
  const fields = Object.entries(record).map(([name, value]) => `${property(name)}=${written(value)}`);
  return `{${fields.join(', ')}}`;
}

function property(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(name) ? name : `\`${name}\``;
}

function written(value: Value): string {
  if (typeof value === 'string') return quoteString(value);
  if (Array.isArray(value)) return `{${value.map(written).join(', ')}}`;
  if (typeof value === 'object' && value !== null) return braced(value as EventRecord);
  return String(value);
}
