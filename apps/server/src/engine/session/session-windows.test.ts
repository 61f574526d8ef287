import { describe, expect, test } from 'vitest';
import { profileModule } from '../../profiles/profile-module.js';
import { answerQuestion } from '../answer-question.js';
import { journal } from './testing/session-journal.js';

const HOSTS = 'create window Hosts#keepall as (ip string, n int);';

describe('an enrichment by a window', () => {
  const RULES = `create schema event(type string, src_ip string);
create window Newest#lastevent as (ip string);
insert into Newest select src_ip as ip from event(type='seen');
@Name('R') @Alert @Enrich(dst='last', type='window', param='select ip from Newest') select src_ip from event(type='ask');`;
  const events = ['seen a', 'ask 1', 'seen b', 'ask 2'].map((text) => {
    const [type, src_ip] = text.split(' ');
    return { type, src_ip };
  });

  test('asks as things are after the event that set the alert off, however events come together', () => {
    const [together, singly] = [journal(), journal()];
    for (const { deploy } of [together, singly]) expect(deploy('rules', RULES).outcome).toMatchObject({ kind: 'deployed' });
    const answers = [together.send(events).alerts, events.flatMap((event) => singly.send([event]).alerts)];
    for (const alerts of answers) expect(alerts.map(({ enrichments }) => enrichments)).toEqual([{ last: 'a' }, { last: 'b' }]);
  });
});

describe('a page of a window', () => {
  test('holds the rows that are asked for, with the number of all, or of those with a text', () => {
    const { deploy, order, session } = journal();
    deploy('w', HOSTS);
    for (let n = 0; n < 30; n++) order({ kind: 'write', epl: `insert into Hosts values ('10.0.0.${n}', ${n})` });
    const ask = (asked: { readonly text?: string; readonly offset: number; readonly limit: number }) =>
      answerQuestion(session, { kind: 'window', window: 'Hosts', ...asked });
    expect(ask({ offset: 28, limit: 5 })).toEqual({
      rows: [
        { ip: '10.0.0.28', n: 28 },
        { ip: '10.0.0.29', n: 29 },
      ],
      total: 30,
    });
    expect(ask({ text: '10.0.0.1', offset: 1, limit: 1 })).toEqual({ rows: [{ ip: '10.0.0.10', n: 10 }], total: 11 });
    expect(ask({ offset: 0, limit: 0 })).toEqual({ rows: [], total: 30 });
    expect(answerQuestion(session, { kind: 'window', window: 'Nowhere', offset: 0, limit: 1 })).toBeUndefined();
    expect(answerQuestion(session, { kind: 'query', epl: 'select n from Hosts', limit: 1 })).toMatchObject({ rows: [{ n: 0 }] });
  });
});

test('a text is looked for in all rows of a window in one walk', () => {
  const { deploy, send, session } = journal();
  deploy('w', `create schema host(type string, ip string, n int); ${HOSTS} insert into Hosts select ip, n from host;`);
  const hosts = Array.from({ length: 2500 }, (_, n) => ({ type: 'host', ip: `host-${n}`, n }));
  send(hosts);
  expect(answerQuestion(session, { kind: 'window', window: 'Hosts', text: 'host-24', offset: 100, limit: 20 })).toEqual({
    rows: hosts
      .filter(({ ip }) => ip.includes('host-24'))
      .slice(100, 120)
      .map(({ ip, n }) => ({ ip, n })),
    total: 111,
  });
});

describe('subjects of a profile are merged', () => {
  test('in one step, with all that came before it', () => {
    const { deploy, order, send, session } = journal();
    deploy('types', 'create schema login(type string, user string, asn string);');
    const profile = { name: 'logins', eventType: 'login', subject: 'user', features: ['asn'], filter: '', description: '' };
    deploy('profiles.logins', profileModule({ ...profile, halfLifeMs: null, minimumSample: 1, threshold: 1 }));
    const login = (user: string, asn: string) => ({ type: 'login', user, asn });
    send([login('ann', 'AS1'), login('bob', 'AS1')], 1000);
    send([login('bob', 'AS1'), login('bob', 'AS2')], 2000);
    order({ kind: 'write', merge: { window: 'Profile_logins', from: 'bob', into: 'ann' } }, 3000);
    const rows = answerQuestion(session, {
      kind: 'query',
      epl: 'select subject, value, hits, lastSeen - firstSeen as ms from Profile_logins',
    });
    expect(rows).toMatchObject({
      rows: [
        { subject: 'ann', value: 'AS1', hits: 3, ms: 1000 },
        { subject: 'ann', value: 'AS2', hits: 1, ms: 0 },
      ],
    });
  });
});

test('what persisted windows hold is told with the offset that it belongs to', () => {
  const { deploy, order, session } = journal();
  deploy('w', `@Persist ${HOSTS}`);
  order({ kind: 'write', epl: "insert into Hosts values ('a', 1)" });
  expect(answerQuestion(session, { kind: 'persisted' })).toMatchObject({ contents: [{ rows: [{ ip: 'a', n: 1 }] }], offset: 1 });
});
