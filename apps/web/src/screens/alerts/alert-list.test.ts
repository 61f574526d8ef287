import type { Alert } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { AlertList } from './alert-list.js';

const alert = (seq: number, more: Partial<Alert> = {}): Alert => ({
  seq,
  id: seq.toString(16).padStart(64, '0'),
  rule: 'network.scan',
  version: 1,
  statement: 'Scan',
  name: 'scan',
  severity: 'high',
  tags: [],
  key: [],
  row: {},
  state: 'open',
  stateBy: null,
  time: 0,
  storedAt: 0,
  shadow: false,
  ...more,
});

function loaded(...seqs: readonly number[]): AlertList {
  const list = new AlertList({});
  list.load({
    alerts: seqs.map((seq) => alert(seq)),
    nextBefore: null,
    total: seqs.length,
    open: seqs.length,
    countedTo: 100,
    openCountedTo: 100,
  });
  return list;
}

const seqs = (rows: readonly Alert[]) => rows.map((row) => row.seq);

describe('a live list that somebody reads', () => {
  it('puts new alerts on top, newest first', () => {
    const list = loaded(2, 1);
    list.arrive([alert(3), alert(4)]);
    expect(seqs(list.store.getState().rows)).toEqual([4, 3, 2, 1]);
  });

  it('moves nothing while it is held, and counts what waits', () => {
    const list = loaded(2, 1);
    list.hold(true, 1_000);
    list.arrive([alert(3)]);
    list.arrive([alert(4)]);
    const { rows, fresh, total, heldSinceMs } = list.store.getState();
    expect([seqs(rows), seqs(fresh), total, heldSinceMs]).toEqual([[2, 1], [4, 3], 4, 1_000]);
  });

  it('shows what waited on request and stays held', () => {
    const list = loaded(1);
    list.hold(true, 1_000);
    list.arrive([alert(2)]);
    list.showFresh();
    list.arrive([alert(3)]);
    expect([seqs(list.store.getState().rows), seqs(list.store.getState().fresh)]).toEqual([[2, 1], [3]]);
  });

  it('lets everything in when it is let go', () => {
    const list = loaded(1);
    list.hold(true, 1_000);
    list.arrive([alert(2)]);
    list.hold(false, 2_000);
    expect([seqs(list.store.getState().rows), list.store.getState().heldSinceMs]).toEqual([[2, 1], undefined]);
  });

  it('keeps a row in its place when its state changes, in the list and among those that wait', () => {
    const list = loaded(2, 1);
    list.hold(true, 0);
    list.arrive([alert(3)]);
    list.change([2, 3].map((seq) => ({ id: alert(seq).id, seq, state: 'closed' as const, stateBy: 'anna' })));
    const { rows, fresh, open } = list.store.getState();
    expect([rows.map((row) => row.state), fresh.map((row) => row.state), open]).toEqual([['closed', 'open'], ['closed'], 1]);
  });

  it('takes in only what passes its filter, and each alert once', () => {
    const list = new AlertList({ severities: ['critical'] });
    list.arrive([alert(1), alert(2, { severity: 'critical' })]);
    list.arrive([alert(2, { severity: 'critical' })]);
    expect(seqs(list.store.getState().rows)).toEqual([2]);
  });

  it('keeps what came by the connection before the page did', () => {
    const list = new AlertList({});
    list.arrive([alert(3)]);
    list.load({ alerts: [alert(2), alert(1)], nextBefore: null, total: 2, open: 2, countedTo: 100, openCountedTo: 100 });
    expect(seqs(list.store.getState().rows)).toEqual([3, 2, 1]);
  });

  it('appends older pages without doubling what is there', () => {
    const list = loaded(5, 4);
    list.append({ alerts: [alert(4), alert(3)], nextBefore: 3, total: 5, open: 5, countedTo: 100, openCountedTo: 100 });
    expect([seqs(list.store.getState().rows), list.store.getState().nextBefore]).toEqual([[5, 4, 3], 3]);
  });

  it('keeps a count that is a lower bound one when shown rows change', () => {
    const list = new AlertList({ text: 'scan' });
    list.load({ alerts: [alert(2), alert(1)], nextBefore: null, total: 100, open: 80, countedTo: 100, openCountedTo: 80 });
    const become = (seq: number, state: Alert['state']) => list.change([{ id: alert(seq).id, state, stateBy: 'anna' }]);
    const counted = () => {
      const { open, openCountedTo } = list.store.getState();
      return [open, openCountedTo];
    };
    become(2, 'closed');
    expect(counted()).toEqual([79, 79]);
    become(1, 'acknowledged');
    expect(counted()).toEqual([78, 78]);
    become(2, 'open');
    expect(counted()).toEqual([79, 78]);
  });

  it('leaves an exact count exact when shown rows change', () => {
    const list = loaded(2, 1);
    list.change([{ id: alert(2).id, state: 'closed', stateBy: 'anna' }]);
    expect(list.store.getState()).toMatchObject({ open: 1, openCountedTo: 100 });
  });
});
