import { describe, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { openPeople } from './open-people.js';

const postgres = testPostgres();
const LOCAL = { address: '127.0.0.1', loopback: true };
const AWAY = { address: '10.0.0.7', loopback: false };
const PASSWORD = 'correct horse battery';
const HEADERS = { host: 'localhost:8484' };

/** People on a database of their own, in a time that the test moves. */
async function opened(adminPassword?: string) {
  const store = await postgres.store();
  const clock = { ms: Date.parse('2026-03-01T00:00:00Z') };
  const people = await openPeople(store, () => clock.ms, adminPassword);
  return {
    ...people,
    store,
    clock,
    bySession: (token: string) => people.authenticate({ cookie: `rulewright_session=${token}` }, AWAY.address),
  };
}

describe('set-up', () => {
  test('until it is done whoever sits at the machine may do everything, others nothing', async () => {
    const { authenticate, services } = await opened();
    expect(await authenticate(HEADERS, '127.0.0.1')).toEqual({ kind: 'loopback', name: 'set-up', role: 'admin' });
    expect(await authenticate(HEADERS, '10.0.0.7')).toBeUndefined();
    expect(await services.people.me(undefined)).toEqual({ setupDone: false, user: null, role: null });
    await services.people.setup({ name: 'Admin', password: PASSWORD }, LOCAL);
    expect(await authenticate(HEADERS, '127.0.0.1')).toBeUndefined();
    expect(await services.people.me(undefined)).toEqual({ setupDone: true, user: null, role: null });
  });

  test('from elsewhere it needs the link, and works once', async () => {
    const { services, setup } = await opened();
    const attempt = (token: string | undefined) =>
      services.people.setup({ ...(token === undefined ? {} : { token }), name: 'admin', password: PASSWORD }, AWAY);
    await expect(attempt(undefined)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(attempt('guessed')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await attempt(setup.token)).me).toMatchObject({ setupDone: true, role: 'admin', user: { name: 'admin' } });
    await expect(attempt(setup.token)).rejects.toMatchObject({ code: 'setup-done' });
  });

  test('two who come at once do not both get an account', async () => {
    const { services, store } = await opened();
    const both = await Promise.allSettled(['a', 'b'].map((name) => services.people.setup({ name, password: PASSWORD }, LOCAL)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await store.prisma.user.count()).toBe(1);
  });

  test('a preset password makes the first account, and changes none', async () => {
    const { services, setup, store } = await opened(PASSWORD);
    expect(setup.done).toBe(true);
    expect((await services.people.login({ name: 'admin', password: PASSWORD }, AWAY)).me.role).toBe('admin');
    await openPeople(store, Date.now, 'another password');
    await expect(services.people.login({ name: 'admin', password: 'another password' }, AWAY)).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
  });
});

describe('log-in', () => {
  test('opens a session that log-out ends', async () => {
    const { services, bySession, onRightsChanged } = await opened(PASSWORD);
    const { token } = await services.people.login({ name: 'ADMIN', password: PASSWORD }, AWAY);
    expect(await bySession(token)).toMatchObject({ kind: 'user', name: 'admin', role: 'admin' });
    const told: string[] = [];
    onRightsChanged(() => told.push('look again'));
    await services.people.logout('made up');
    expect(told).toEqual([]);
    await services.people.logout(token);
    expect(await bySession(token)).toBeUndefined();
    expect(told).toEqual(['look again']);
  });

  test('a session ends twelve hours after its last request', async () => {
    const { services, bySession, clock } = await opened(PASSWORD);
    const { token } = await services.people.login({ name: 'admin', password: PASSWORD }, AWAY);
    clock.ms += 11 * 3_600_000;
    expect(await bySession(token)).toBeDefined();
    clock.ms += 12 * 3_600_000 - 1;
    expect(await bySession(token)).toBeDefined();
    clock.ms += 12 * 3_600_000;
    expect(await bySession(token)).toBeUndefined();
  });

  test('a wrong password and an unknown name are the same answer', async () => {
    const { services } = await opened(PASSWORD);
    const refusal = { code: 'wrong-credentials', message: 'name or password is wrong' };
    await expect(services.people.login({ name: 'admin', password: 'wrong' }, AWAY)).rejects.toMatchObject(refusal);
    await expect(services.people.login({ name: 'nobody', password: 'wrong' }, AWAY)).rejects.toMatchObject(refusal);
  });

  test('guessing is slowed down, from one address and at one name', async () => {
    const { services, clock } = await opened(PASSWORD);
    const guess = (name: string, address: string) =>
      services.people.login({ name, password: 'wrong' }, { address, loopback: false }).catch(({ code }: { code: string }) => code);
    for (let i = 0; i < 10; i++) expect(await guess(`n${i}`, '10.0.0.1')).toBe('wrong-credentials');
    expect(await guess('admin', '10.0.0.1')).toBe('too-many-requests');
    expect(await guess('admin', '10.0.0.2')).toBe('wrong-credentials');
    clock.ms += 60_000;
    expect(await guess('admin', '10.0.0.1')).toBe('wrong-credentials');
  });

  test('the store holds no password and no token', async () => {
    const { services, store } = await opened(PASSWORD);
    const { token } = await services.people.login({ name: 'admin', password: PASSWORD }, AWAY);
    const { key } = await services.keys.create({ name: 'k', scope: 'ingest' }, { kind: 'loopback', name: 'set-up', role: 'admin' });
    const tables = await Promise.all(
      ['users', 'sessions', 'api_keys', 'audit_log'].map((table) => store.pool.query(`select t::text from ${table} t`)),
    );
    const text = JSON.stringify(tables.map(({ rows }) => rows));
    expect([PASSWORD, token, key].filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('keys', () => {
  const admin = { kind: 'loopback', name: 'set-up', role: 'admin' } as const;

  test.each([
    ['bearer', (key: string) => `Bearer ${key}`],
    ["Elastic's form", (key: string) => `ApiKey ${Buffer.from(`id:${key}`).toString('base64')}`],
    ['the password of basic', (key: string) => `Basic ${Buffer.from(`elastic:${key}`).toString('base64')}`],
  ])('are taken as %s', async (_, authorization) => {
    const { services, authenticate } = await opened(PASSWORD);
    const { key } = await services.keys.create({ name: 'logstash', scope: 'ingest' }, admin);
    expect(await authenticate({ authorization: authorization(key) }, AWAY.address)).toMatchObject({
      kind: 'api-key',
      name: 'logstash',
      scope: 'ingest',
    });
  });

  test('one that is wrong, revoked or past its time is refused', async () => {
    const { services, authenticate, clock } = await opened(PASSWORD);
    const ask = (key: string) => authenticate({ authorization: `Bearer ${key}` }, AWAY.address);
    const refusal = { code: 'wrong-credentials' };
    await expect(ask('rw_guessed')).rejects.toMatchObject(refusal);
    const { id, key } = await services.keys.create({ name: 'a', scope: 'read' }, admin);
    expect(await ask(key)).toBeDefined();
    await services.keys.revoke(id, admin);
    await expect(ask(key)).rejects.toMatchObject(refusal);
    const short = await services.keys.create({ name: 'b', scope: 'read', expiresAt: clock.ms + 60_000 }, admin);
    expect(await ask(short.key)).toBeDefined();
    clock.ms += 60_000;
    await expect(ask(short.key)).rejects.toMatchObject(refusal);
  });
});

describe('accounts', () => {
  const admin = { kind: 'loopback', name: 'set-up', role: 'admin' } as const;

  test('a new account sets its password with a link, once and within a day', async () => {
    const { services, clock } = await opened(PASSWORD);
    const { token } = await services.accounts.create({ name: 'Ann', role: 'analyst' }, admin);
    await expect(services.people.login({ name: 'ann', password: PASSWORD }, AWAY)).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
    await services.accounts.setPassword({ token, password: 'another horse battery' }, AWAY);
    expect((await services.people.login({ name: 'ann', password: 'another horse battery' }, AWAY)).me).toMatchObject({
      role: 'analyst',
    });
    await expect(services.accounts.setPassword({ token, password: PASSWORD }, AWAY)).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
    const late = await services.accounts.create({ name: 'bob', role: 'viewer' }, admin);
    clock.ms += 24 * 3_600_000;
    await expect(services.accounts.setPassword({ token: late.token, password: PASSWORD }, AWAY)).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
    await expect(services.accounts.create({ name: 'BOB', role: 'viewer' }, admin)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('no account is made before there is somebody who administers', async () => {
    const { services } = await opened();
    await expect(services.accounts.create({ name: 'ann', role: 'admin' }, admin)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('the last administrator stays one; somebody who is disabled is out at once', async () => {
    const { services, bySession } = await opened(PASSWORD);
    const [first] = await services.accounts.list();
    const id = first?.id ?? '';
    await expect(services.accounts.update({ id, role: 'viewer' }, admin)).rejects.toMatchObject({ code: 'conflict' });
    await expect(services.accounts.update({ id, disabled: true }, admin)).rejects.toMatchObject({ code: 'conflict' });
    const other = await services.accounts.create({ name: 'ann', role: 'admin' }, admin);
    await expect(services.accounts.update({ id, role: 'viewer' }, admin)).rejects.toMatchObject({ code: 'conflict' });
    await services.accounts.setPassword({ token: other.token, password: PASSWORD }, AWAY);
    const { token } = await services.people.login({ name: 'ann', password: PASSWORD }, AWAY);
    await services.accounts.update({ id, role: 'viewer' }, admin);
    await services.accounts.update({ id, role: 'admin' }, admin);
    expect(await bySession(token)).toBeDefined();
    await services.accounts.update({ id: other.id, disabled: true }, admin);
    expect(await bySession(token)).toBeUndefined();
    await expect(services.people.login({ name: 'ann', password: PASSWORD }, AWAY)).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
  });

  test('sessions are listed and ended by whose they are; a new password ends the others', async () => {
    const { services, authenticate, bySession, clock } = await opened(PASSWORD);
    const login = () => {
      clock.ms += 1000;
      return services.people.login({ name: 'admin', password: PASSWORD }, AWAY);
    };
    const [one, two, three] = [await login(), await login(), await login()];
    const actor = await authenticate({ cookie: `rulewright_session=${one.token}` }, AWAY.address);
    if (!actor) throw new Error('nobody');
    const [newest] = await services.accounts.sessions(actor);
    await services.accounts.endSession(newest?.id ?? '', actor);
    expect(await services.accounts.sessions(actor)).toHaveLength(2);
    await expect(
      services.accounts.changePassword({ current: 'wrong', password: PASSWORD }, actor, one.token),
    ).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
    await services.accounts.changePassword({ current: PASSWORD, password: 'another horse battery' }, actor, one.token);
    expect(await services.accounts.sessions(actor)).toHaveLength(1);
    expect([await bySession(one.token), await bySession(two.token), await bySession(three.token)].filter(Boolean)).toHaveLength(1);
    const ann = await services.accounts.create({ name: 'ann', role: 'engineer' }, actor);
    const asAnn = { kind: 'user', id: ann.id, name: 'ann', displayName: 'ann', role: 'engineer' } as const;
    const [own] = await services.accounts.sessions(actor);
    await expect(services.accounts.endSession(own?.id ?? '', asAnn)).rejects.toMatchObject({ code: 'not-found' });
    expect(() => services.accounts.sessions(asAnn, ann.id)).toThrow('admin');
  });

  test('all of it stands in the audit log, newest first', async () => {
    const { services } = await opened(PASSWORD);
    const { id } = await services.accounts.create({ name: 'ann', role: 'analyst' }, admin);
    await services.accounts.update({ id, role: 'engineer' }, admin);
    const page = await services.audit.list({ action: 'person.', limit: 10 });
    expect(page.entries.map(({ action, actor, target, detail }) => ({ action, actor, target, detail }))).toEqual([
      { action: 'person.update', actor: 'set-up', target: { kind: 'person', id }, detail: { role: 'engineer' } },
      { action: 'person.create', actor: 'set-up', target: { kind: 'person', id }, detail: { name: 'ann', role: 'analyst' } },
    ]);
    const first = await services.audit.list({ limit: 1 });
    expect((await services.audit.list({ limit: 1, before: first.nextBefore ?? 0 })).entries[0]?.action).toBe('person.create');
  });
});
