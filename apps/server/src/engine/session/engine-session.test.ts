import type { SourceDefinition } from '@rulewright/contracts';
import { describe, expect, test } from 'vitest';
import { EngineSession } from './engine-session.js';
import type { EntryResult } from './entry-result.js';
import { copy, journal, START } from './testing/session-journal.js';

const TYPES = 'create schema event(type string, src_ip string, dst_ip string, port int, ts long);';
const SCAN = `@Name('Scan') @Alert select src_ip, count(*) as n from event(type='firewall')#time(10 sec) group by src_ip having count(*) > 2`;
const SILENCE = `@Name('Silence') @Alert select a.src_ip as ip from pattern [every a=event(type='login') -> (timer:interval(5 sec) and not event(type='logout'))]`;

/** What a generator returns. */
function toEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const firewall = (src_ip: string, more: object = {}) => ({ type: 'firewall', src_ip, ...more });
const rows = ({ alerts }: EntryResult) => alerts.map(({ row }) => row);

describe('the engine as a function of the journal', () => {
  test('rules run in the order of their deployment, on the journal’s time', () => {
    const { deploy, send } = journal();
    expect(deploy('types', TYPES).outcome).toMatchObject({ kind: 'deployed', module: 'types' });
    expect(deploy('scan', SCAN).outcome).toMatchObject({ kind: 'deployed', statements: [{ id: 'Scan', stateKept: false }] });
    expect(rows(send([firewall('a'), firewall('a'), firewall('b')], 1000))).toEqual([]);
    expect(rows(send([firewall('a')], 10_999))).toEqual([{ src_ip: 'a', n: 3 }]);
    expect(rows(send([firewall('a')], 11_000))).toEqual([]);
  });

  test('what a timer sets off is an alert of the entry that moved the clock', () => {
    const { deploy, send, order } = journal();
    deploy('types', TYPES);
    deploy('silence', SILENCE);
    send(
      [
        { type: 'login', src_ip: 'a' },
        { type: 'login', src_ip: 'b' },
      ],
      1000,
    );
    expect(order({ kind: 'tick' }, 5999).alerts).toEqual([]);
    const { alerts } = order({ kind: 'tick' }, 6000);
    expect(alerts.map(({ row, triggerOffset, ordinal, time }) => [row, triggerOffset, ordinal, time - START])).toEqual([
      [{ ip: 'a' }, 5, 0, 6000],
      [{ ip: 'b' }, 5, 1, 6000],
    ]);
  });

  test('the same entries give the same results, ids of alerts included', () => {
    const { entries, deploy, send, order } = journal();
    const results = [
      deploy('types', TYPES),
      deploy('scan', SCAN),
      deploy('silence', SILENCE),
      send([firewall('a'), firewall('a'), firewall('a'), { type: 'login' }, 7, firewall('a')], 1000),
      order({ kind: 'tick' }, 6000),
      order({ kind: 'undeploy', deployment: 'scan-1', module: 'scan' }, 6500),
      send([firewall('a'), { port: 'x' }], 7000),
    ];
    const again = new EngineSession();
    expect(entries.map((entry) => again.process(copy(entry)))).toEqual(results);
    const ids = results.flatMap(({ alerts }) => alerts.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(3);
  });

  test('a record that cannot be read or typed is rejected with its bytes', () => {
    const { deploy, send } = journal();
    deploy('types', TYPES);
    const { accepted, rejected, byType } = send([firewall('a'), 7, { ts: {} }, { port: '443', ts: '2026-03-01T00:00:00Z' }]);
    expect({ accepted, byType }).toEqual({ accepted: 2, byType: { event: 2 } });
    expect(rejected.map(({ index, code, payload }) => [index, code, Buffer.from(payload).toString()])).toEqual([
      [1, 'event-not-an-object', '7'],
      [2, expect.any(String), '{"ts":{}}'],
    ]);
  });
});

describe('a snapshot', () => {
  const LOG: SourceDefinition = { name: 'log', clock: { kind: 'event', field: 'ts', unit: 'ms', latenessMs: 0 }, type: 'event' };
  const COPY = `create window Seen#keepall as (src_ip string, n long);
    @Name('Feed') insert into Seen select src_ip, count(*) as n from event group by src_ip;
    @Name('Twice') @Alert select src_ip, n from Seen(n % 2 = 0);`;

  /** A journal with all that a session remembers: two clocks, windows, patterns, rules that came and went, dead letters. */
  function written() {
    const { entries, deploy, send, order } = journal();
    order({ kind: 'configure', sources: [LOG] });
    deploy('types', TYPES);
    deploy('scan', SCAN);
    deploy('silence', SILENCE);
    deploy('copy', COPY);
    /** What is ordered after the events of a round. */
    const orders: Readonly<Record<number, () => void>> = {
      5: () => deploy('scan', `${SCAN} and count(*) < 1000`, 2),
      6: () => deploy('copy', COPY.replace('n % 2', 'n % 3'), 2),
      7: () => order({ kind: 'pause', deployment: 'scan-2', module: 'scan', by: 'anna' }, 6302),
      8: () => order({ kind: 'undeploy', deployment: 'silence-1', module: 'silence' }, 7202),
      9: () => order({ kind: 'resume', deployment: 'scan-2', module: 'scan' }, 8102),
    };
    for (let i = 0; i < 12; i++) {
      send([firewall('a'), { type: 'login', src_ip: `b${i % 3}` }, firewall('c', { port: {} })], i * 900);
      if (i % 3 === 0) send([{ type: 'firewall', src_ip: 'd', ts: START + i * 1000 }], i * 900 + 1, 'log');
      orders[i]?.();
      order({ kind: 'tick' }, i * 900 + 500);
    }
    return entries;
  }

  test('at whatever entry it is taken: what is restored goes on as if nothing had happened', () => {
    const entries = written();
    const whole = new EngineSession();
    const results = entries.map((entry) => whole.process(copy(entry)));
    expect(results.flatMap(({ alerts }) => alerts).length).toBeGreaterThan(20);
    for (let cut = 0; cut <= entries.length; cut++) {
      const first = new EngineSession();
      for (const entry of entries.slice(0, cut)) first.process(copy(entry));
      const saved = toEnd(first.saving());
      expect([saved.seq, saved.nextOffset]).toEqual([cut, entries[cut]?.firstOffset ?? saved.nextOffset]);
      const second = toEnd(EngineSession.restoring(saved));
      expect(entries.slice(cut).map((entry) => second.process(copy(entry)))).toEqual(results.slice(cut));
      expect([second.totals, second.samples.of('event'), second.sources]).toEqual([whole.totals, whole.samples.of('event'), [LOG]]);
    }
  });

  test('of a restored session is the same again', () => {
    const session = new EngineSession();
    for (const entry of written()) session.process(copy(entry));
    const saved = toEnd(session.saving());
    expect(toEnd(toEnd(EngineSession.restoring({ ...saved, bytes: saved.bytes.slice() })).saving())).toEqual(saved);
  });
});

describe('sources', () => {
  const log: SourceDefinition = {
    name: 'log',
    clock: { kind: 'event', field: 'when', unit: 's', latenessMs: 2000 },
    type: 'event',
    rename: { 'id.orig_h': 'src_ip' },
    set: { type: 'firewall' },
  };
  const flow = (when: number, ip = 'a') => ({ when, 'id.orig_h': ip });

  test('a log lives in its own time, however fast it comes', () => {
    const { order, deploy, send } = journal();
    expect(order({ kind: 'configure', sources: [log] }).outcome).toEqual({ kind: 'configured' });
    deploy('types', TYPES);
    deploy('scan', SCAN);
    expect(rows(send([flow(1000), flow(1005), flow(1008)], 0, 'log'))).toEqual([{ src_ip: 'a', n: 3 }]);
    expect(order({ kind: 'tick' }, 50_000).time).toBe(1_006_000);
    expect(rows(send([flow(1012), flow(1030)], 50_001, 'log'))).toEqual([{ src_ip: 'a', n: 3 }]);
  });

  test('a log of its own time may be replayed into a server that has been up without rules', () => {
    const { order, deploy, send } = journal();
    for (const at of [0, 250, 500]) expect(order({ kind: 'tick' }, at).time).toBe(0);
    order({ kind: 'configure', sources: [log] }, 600);
    deploy('types', TYPES);
    deploy('pulse', 'select count(*) as n from event output every 1 msec');
    expect(send([flow(1_521_911_721)], 700, 'log').time).toBe(1_521_911_719_000);
  });

  test('what comes later than it may is counted and processed now', () => {
    const { order, deploy, send } = journal();
    order({ kind: 'configure', sources: [log] });
    deploy('types', TYPES);
    const { accepted, reports, time } = send([flow(1000), flow(998), flow(997)], 0, 'log');
    expect({ accepted, time }).toEqual({ accepted: 3, time: 998_000 });
    expect(reports).toMatchObject([{ kind: 'late-event', message: '1 events of source "log" came later than it may' }]);
  });

  test('an event whose time is far ahead of its arrival is rejected, and drags no clock along', () => {
    const { order, deploy, send } = journal();
    order({ kind: 'configure', sources: [log, { ...log, name: 'strict', clock: { ...log.clock, aheadMs: 5000 } as never }] });
    deploy('types', TYPES);
    deploy('pulse', 'select count(*) as n from event output every 1 sec');
    const now = START / 1000;
    const { accepted, rejected, time } = send([flow(now), flow(now + 86_401), flow(now * 1000), flow(1e300)], 0, 'log');
    expect({ accepted, time }).toEqual({ accepted: 1, time: START - 2000 });
    expect(rejected.map(({ index, code, message }) => [index, code, message])).toEqual([
      [
        1,
        'event-time-ahead',
        'field "when" says 2026-03-02T00:00:01.000Z, more than 86400 s ahead of its arrival: is "s" its unit?',
      ],
      [2, 'event-time-ahead', expect.stringContaining('field "when" says +058132-')],
      [3, 'event-time-missing', 'field "when" holds no instant'],
    ]);
    expect(send([flow(now + 5), flow(now + 6)], 0, 'strict').rejected).toMatchObject([{ index: 1, code: 'event-time-ahead' }]);
  });

  test('an event without its time, or of no type, is rejected', () => {
    const { order, deploy, send } = journal();
    order({ kind: 'configure', sources: [log, { name: 'typed', clock: { kind: 'arrival' }, typeField: 'kind' }] });
    deploy('types', TYPES);
    expect(send([{ when: 'soon' }], 0, 'log').rejected).toMatchObject([
      { code: 'event-time-missing', message: 'field "when" holds no instant' },
    ]);
    expect(send([{ kind: 'flow' }, { kind: 'event' }], 0, 'typed')).toMatchObject({
      accepted: 1,
      rejected: [{ code: 'event-type-unknown', message: 'source "typed" makes it event type "flow", which is not declared' }],
    });
  });
});

describe('orders', () => {
  test('a deploy that is refused leaves everything as it was', () => {
    const { session, deploy, send } = journal();
    deploy('types', TYPES);
    deploy('scan', SCAN);
    expect(deploy('scan', 'select broken from nowhere', 2).outcome).toMatchObject({ kind: 'refused', module: 'scan' });
    expect(session.rulebook.modules.map(({ module, version }) => `${module} ${version}`)).toEqual(['types 1', 'scan 1']);
    expect(rows(send([firewall('a'), firewall('a'), firewall('a')]))).toHaveLength(1);
  });

  test('a new version that would break another rule is refused by name', () => {
    const { deploy } = journal();
    deploy('types', `module types; ${TYPES}`);
    deploy('scan', `module scan; uses types; ${SCAN}`);
    expect(deploy('types', 'module types; create schema event(type string);', 2).outcome).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'deploy-breaks-dependent', message: expect.stringContaining('module "scan" uses this one') }],
    });
  });

  test('a module in use is not taken out', () => {
    const { deploy, order, session } = journal();
    deploy('types', `module types; ${TYPES}`);
    deploy('scan', `module scan; uses types; ${SCAN}`);
    expect(order({ kind: 'undeploy', deployment: 'types-1', module: 'types' }).outcome).toMatchObject({
      kind: 'in-use',
      users: ['scan'],
    });
    expect(session.rulebook.modules).toHaveLength(2);
    expect(order({ kind: 'undeploy', deployment: 'gone', module: 'gone' }).outcome).toMatchObject({ kind: 'undeployed' });
  });

  test('a write changes a window and gives its rows', () => {
    const { deploy, order } = journal();
    deploy('w', 'create window Hosts#keepall as (ip string, n int);');
    expect(order({ kind: 'write', epl: "insert into Hosts values ('a', 1)" }).outcome).toMatchObject({ kind: 'wrote' });
    expect(order({ kind: 'write', epl: 'insert into Nowhere values (1)' }).outcome).toMatchObject({ kind: 'not-written' });
  });

  test('a write that a value makes impossible is refused, and the session goes on', () => {
    const { deploy, order } = journal();
    deploy('w', 'create window Hosts#keepall as (ip string, n int);');
    order({ kind: 'write', epl: "insert into Hosts values ('a', 1)" });
    expect(order({ kind: 'write', epl: 'update Hosts set n = Integer.parseInt(ip)' }).outcome).toMatchObject({
      kind: 'not-written',
      diagnostics: [{ code: 'value-cast', severity: 'error', message: expect.stringContaining('"a"') }],
    });
    expect(order({ kind: 'write', epl: 'select * from Hosts' }).outcome).toMatchObject({
      kind: 'wrote',
      rows: [{ ip: 'a', n: 1 }],
    });
  });

  test('an enrichment that a value makes impossible is null and says why, and the alert is kept', () => {
    const { deploy, order, send } = journal();
    deploy('types', TYPES);
    deploy(
      'rule',
      `create window Hosts#keepall as (ip string);
       @Name('R') @Alert @Enrich(dst='who', type='window', param="select ip from Hosts where ip regexp '%{src_ip}'")
       select src_ip from event;`,
    );
    order({ kind: 'write', epl: "insert into Hosts values ('a')" });
    const { alerts } = send([firewall('('), firewall('a')]);
    expect(alerts.map(({ enrichments }) => enrichments)).toEqual([
      { who: null, 'who.error': expect.stringContaining('"(" is no regular expression') },
      { who: 'a' },
    ]);
  });
});
