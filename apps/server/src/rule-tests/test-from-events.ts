import type { Alert, WireRuleTest } from '@rulewright/contracts';
import type { EventRecord, EventType, Value } from '@rulewright/core';
import { fitRecord } from '../engine/session/fit-record.js';
import { compactSteps } from './compact-steps.js';
import type { PastEvent } from './events-behind.js';

/** A test that sends past events again, at the distances at which they came, and expects the alert that came of them. */
export function testFromEvents(alert: Alert, events: readonly PastEvent[], types: ReadonlyMap<string, EventType>): WireRuleTest {
  const startMs = Math.min(alert.time, ...events.map(({ time }) => time));
  const steps = events.map(({ type, time, record }) => {
    const declared = types.get(type);
    const fitted = (declared && fitRecord(declared, record)) ?? record;
    return { kind: 'send' as const, atMs: Math.max(0, time - startMs), type, event: declaredOnly(fitted, declared) };
  });
  const atMs = alert.time - startMs;
  return {
    name: `Alert ${alert.name}, ${new Date(alert.time).toISOString().replace('T', ' ').slice(0, 19)}`,
    startMs,
    steps: compactSteps(steps),
    expect: [{ kind: 'row', from: alert.statement, atMs, row: tellingColumns(alert) }],
  };
}

/** What the type does not declare no rule can read. */
function declaredOnly(record: Readonly<Record<string, unknown>>, type: EventType | undefined): EventRecord {
  const names = type && new Set(type.properties.map(({ name }) => name));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names || names.has(name))) as EventRecord;
}

/** The key, else the plain columns, else all. */
function tellingColumns({ key, row }: Alert): EventRecord {
  if (key.length > 0) return Object.fromEntries(key.map(({ name, value }) => [name, value]));
  const plain = Object.entries(row).filter(([, value]: [string, Value]) => value !== null && typeof value !== 'object');
  return plain.length > 0 ? Object.fromEntries(plain) : row;
}
