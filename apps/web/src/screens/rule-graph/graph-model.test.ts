import type { ModuleSummary } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { lanesOf, reached, ruleGraph } from './graph-model.js';

const rule = (
  name: string,
  reads: readonly string[],
  writes: readonly string[] = [],
  declares: readonly string[] = [],
): ModuleSummary => ({
  name,
  state: 'live',
  version: 1,
  deployedVersion: 1,
  statements: [],
  uses: [],
  reads,
  writes,
  declares,
  problems: 0,
  reason: null,
  changedAt: 0,
  changedBy: null,
  eventsPerSecond: 0,
  alerts24h: 0,
  alertsByHour: [],
});

const graph = ruleGraph([
  rule('logs', [], [], ['event']),
  rule('scan', ['event'], ['scanning']),
  rule('logins', ['event', 'scanning']),
  rule('loop', ['x'], ['x']),
]);
const { nodes, edges } = graph;

describe('who feeds whom', () => {
  it('puts a rule behind everything that it reads, and a type behind the rule that declares it', () => {
    expect(nodes.map(({ name, kind, column }) => `${name} ${kind} ${column}`).sort()).toEqual([
      'event type 1',
      'logins rule 4',
      'logs rule 0',
      'loop rule 0',
      'scan rule 2',
      'scanning stream 3',
      'x stream 1',
    ]);
  });

  it('tells what a change reaches, and what a rule needs', () => {
    expect([[...reached(edges, 'rule:scan', 'reaches')], [...reached(edges, 'rule:logins', 'needs')].sort()]).toEqual([
      ['rule:scan', 'name:scanning', 'rule:logins'],
      ['name:event', 'name:scanning', 'rule:logins', 'rule:logs', 'rule:scan'],
    ]);
  });

  it('gives each part that feeds others a lane of its own', () => {
    expect([...lanesOf(graph)]).toEqual([
      ['rule:logs', 1 / 3],
      ['rule:loop', 2 / 3],
      ['name:event', 0.5],
      ['rule:scan', 0.5],
      ['name:scanning', 0.5],
    ]);
  });
});
