import { BOOLEAN, type EventType, INT } from '@rulewright/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanExpression } from '../../plan/expression.js';
import type { JoinKind } from '../../plan/statement.js';
import type { StreamPlan } from '../../plan/stream.js';
import { bareEnvironment } from '../expression/environment.js';
import { Functions } from '../expression/functions.js';
import type { Row } from '../row.js';
import { RowClasses } from '../row-class.js';
import { JoinOperator } from './join-operator.js';
import type { JoinedRow } from './joiner.js';

/* Law: whatever enters and leaves, a join delivers and holds what a naive join of the held rows says. */

const TYPE: EventType = {
  name: 'E',
  origin: 'schema',
  supertypes: [],
  properties: [
    { name: 'k', type: INT },
    { name: 'x', type: INT },
  ],
};
const rowClass = new RowClasses().of(TYPE);
const field = (stream: number, name: string): PlanExpression => ({
  kind: 'read',
  type: INT,
  source: { of: 'stream', level: 0, stream },
  path: [{ kind: 'field', name }],
});
const compare = (operator: '=' | '<', left: PlanExpression, right: PlanExpression): PlanExpression => ({
  kind: 'compare',
  type: BOOLEAN,
  operator,
  left,
  right,
});
const stream = (unidirectional = false) => ({ unidirectional }) as StreamPlan;

interface Case {
  readonly joins: readonly { readonly kind: JoinKind; readonly on?: PlanExpression }[];
  readonly where?: PlanExpression;
}

function run({ joins, where }: Case, moves: readonly (readonly [stream: number, enter: boolean, k: number, x: number])[]) {
  const delivered: (readonly [inserted: readonly JoinedRow[], removed: readonly JoinedRow[]])[] = [];
  const streams = [stream(), ...joins.map(() => stream())];
  const join = new JoinOperator(
    { streams, joins, ...(where ? { where } : {}) },
    { functions: new Functions(), environment: bareEnvironment({ now: 0 }) },
    { settle: (callback) => callback() },
    { update: (inserted, removed) => void delivered.push([inserted, removed]) },
  );
  const held: Row[][] = streams.map(() => []);
  for (const [at, enter, k, x] of moves) {
    const rows = held[at % held.length] ?? [];
    const port = join.ports[at % held.length];
    if (enter) {
      const row = new rowClass.create(k, x);
      rows.push(row);
      port?.update([row], []);
    } else {
      const row = rows.splice(k % Math.max(1, rows.length), 1)[0];
      if (row) port?.update([], [row]);
    }
  }
  return { join, held, delivered };
}

const told = (row: JoinedRow) => row.map((one) => (one === null ? '-' : `${one['k']}.${one['x']}`)).join(' ');
const sorted = (rows: Iterable<JoinedRow>) => [...rows].map(told).sort();

const moves = fc.array(fc.tuple(fc.nat(2), fc.boolean(), fc.nat(3), fc.nat(3)), { maxLength: 60 });
const equal = compare('=', field(1, 'k'), field(0, 'k'));
const same = (a: Row | undefined, b: Row | undefined) => a !== undefined && b !== undefined && a['k'] === b['k'];

/** All pairs, then what an outer join keeps of either side. */
function naivePairs([left = [], right = []]: readonly Row[][], kind: JoinKind): JoinedRow[] {
  const pairs: JoinedRow[] = left.flatMap((a) => right.filter((b) => same(a, b)).map((b) => [a, b]));
  const keepsLeft = kind === 'left' || kind === 'full';
  const keepsRight = kind === 'right' || kind === 'full';
  return [
    ...pairs,
    ...(keepsLeft ? left.filter((a) => !right.some((b) => same(a, b))).map((a): JoinedRow => [a, null]) : []),
    ...(keepsRight ? right.filter((b) => !left.some((a) => same(a, b))).map((b): JoinedRow => [null, b]) : []),
  ];
}

describe.each<JoinKind>(['inner', 'left', 'right', 'full'])('%s join of two streams', (kind) => {
  it('holds what the naive join says', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { join, held } = run({ joins: [{ kind, on: equal }] }, list);
        expect(sorted(join.content())).toEqual(sorted(naivePairs(held, kind)));
      }),
    );
  });
});

describe('inner join', () => {
  it('delivers each pair once when it comes about and once when it ends', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { join, delivered } = run({ joins: [{ kind: 'inner' }], where: equal }, list);
        const balance = new Map<string, number>();
        for (const [inserted, removed] of delivered) {
          for (const row of inserted) balance.set(told(row), (balance.get(told(row)) ?? 0) + 1);
          for (const row of removed) balance.set(told(row), (balance.get(told(row)) ?? 0) - 1);
        }
        const left = [...balance].flatMap(([row, count]) => new Array<string>(count).fill(row)).sort();
        expect(left).toEqual(sorted(join.content()));
      }),
    );
  });

  it('joins three streams by a chain of equalities and a range', () => {
    const where: PlanExpression = {
      kind: 'logic',
      type: BOOLEAN,
      operator: 'and',
      operands: [equal, compare('=', field(2, 'k'), field(1, 'k')), compare('<', field(0, 'x'), field(2, 'x'))],
    };
    fc.assert(
      fc.property(moves, (list) => {
        const { join, held } = run({ joins: [{ kind: 'inner' }, { kind: 'inner' }], where }, list);
        const [a = [], b = [], c = []] = held;
        const all = a.flatMap((one) => b.flatMap((two) => c.map((three): JoinedRow => [one, two, three])));
        const naive = all.filter(
          ([one, two, three]) => same(one ?? undefined, two ?? undefined) && same(two ?? undefined, three ?? undefined),
        );
        expect(sorted(join.content())).toEqual(sorted(naive.filter(([one, , three]) => Number(one?.['x']) < Number(three?.['x']))));
      }),
    );
  });
});

describe('left outer join', () => {
  it('adds the pair when a partner comes and does not take back the row with null', () => {
    const { delivered } = run({ joins: [{ kind: 'left', on: equal }] }, [
      [0, true, 1, 1],
      [1, true, 1, 2],
      [1, false, 0, 0],
    ]);
    expect(delivered.map(([inserted, removed]) => [sorted(inserted), sorted(removed)])).toEqual([
      [['1.1 -'], []],
      [['1.1 1.2'], []],
      [[], ['1.1 1.2']],
    ]);
  });
});

describe('unidirectional join', () => {
  it('answers only to its own stream, and keeps none of its rows', () => {
    const delivered: string[][] = [];
    const join = new JoinOperator(
      { streams: [stream(true), stream()], joins: [{ kind: 'inner' }], where: equal },
      { functions: new Functions(), environment: bareEnvironment({ now: 0 }) },
      { settle: (callback) => callback() },
      { update: (inserted, removed) => void delivered.push([...sorted(inserted), ...sorted(removed)]) },
    );
    join.ports[1]?.update([new rowClass.create(1, 7)], []);
    join.ports[0]?.update([new rowClass.create(1, 1)], []);
    join.ports[1]?.update([new rowClass.create(1, 8)], []);
    expect(delivered).toEqual([['1.1 1.7']]);
  });
});
