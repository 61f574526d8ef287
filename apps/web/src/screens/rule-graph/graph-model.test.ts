import type { ModuleSummary } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { reached, ruleGraph } from './graph-model.js';

const rule = (name: string, reads: readonly string[], writes: readonly string[] = []): ModuleSummary => ({
  name,
  state: 'live',
  version: 1,
  deployedVersion: 1,
  statements: [],
  uses: [],
  reads,
  writes,
  problems: 0,
  reason: null,
  changedAt: 0,
  changedBy: null,
  eventsPerSecond: 0,
  alerts24h: 0,
  alertsByHour: [],
});

const { nodes, edges } = ruleGraph([
  rule('scan', ['event'], ['scanning']),
  rule('logins', ['event', 'scanning']),
  rule('loop', ['x'], ['x']),
]);

describe('who feeds whom', () => {
  it('puts a rule behind everything that it reads', () => {
    expect(nodes.map(({ name, kind, column }) => `${name} ${kind} ${column}`).sort()).toEqual([
      'event type 0',
      'logins rule 3',
      'loop rule 0',
      'scan rule 1',
      'scanning stream 2',
      'x stream 1',
    ]);
  });

  it('tells what a change reaches, and what a rule needs', () => {
    expect([[...reached(edges, 'rule:scan', 'reaches')], [...reached(edges, 'rule:logins', 'needs')].sort()]).toEqual([
      ['rule:scan', 'name:scanning', 'rule:logins'],
      ['name:event', 'name:scanning', 'rule:logins', 'rule:scan'],
    ]);
  });
});
