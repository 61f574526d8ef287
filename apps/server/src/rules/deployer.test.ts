import { expect, test } from 'vitest';
import type { EventPath } from '../engine/event-path.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import { auditLog } from '../store/audit.js';
import { DeploymentStore } from '../store/deployments.js';
import { EffectStore } from '../store/effects.js';
import { ModuleStore } from '../store/modules.js';
import { PersistedWindowStore } from '../store/persisted-windows.js';
import { testPostgres } from '../store/testing/test-store.js';
import { DeployedRules } from './deployed-rules.js';
import { Deployer } from './deployer.js';
import { RuleChanges } from './rule-changes.js';

const postgres = testPostgres();
const BY: Actor = { kind: 'api-key', id: '1', name: 'ci', scope: 'rules' };

test.each([
  ['is not led any more', undefined],
  ['cannot be written', new Error('Connection terminated unexpectedly')],
])('a deploy whose journal %s is rejected in the store, and stands should it be in the journal after all', async (_, cause) => {
  const store = await postgres.store();
  const modules = new ModuleStore(store.prisma);
  const epl = 'create schema event(a int);';
  await modules.save({ module: 'types', epl, uses: [], note: '', savedBy: 'ci' });
  const stored = await modules.find('types');
  if (!stored) return expect.unreachable('the module was saved');
  const failure = new RequestFailure('not-ready', 'the journal cannot be written', cause ? { cause } : {});
  const deployed = new DeployedRules();
  deployed.replace([]);
  const deployer = new Deployer({
    path: () => ({ append: () => Promise.reject(failure) }) as unknown as EventPath,
    deployments: new DeploymentStore(store.prisma),
    deployed,
    changes: new RuleChanges(),
    audit: auditLog(store.prisma),
    persisted: new PersistedWindowStore(store.pool),
  });
  await expect(deployer.deploy(stored, { mode: 'live', forcedPast: [] }, BY)).rejects.toBe(failure);
  const deployments = () => store.prisma.deployment.findMany({ select: { id: true, state: true } });
  const [row] = await deployments();
  expect(row?.state).toBe('rejected');

  const deployment = row?.id ?? '';
  const nothing = { statements: [], ended: [], persisted: [], diagnostics: [] };
  const outcome = { kind: 'deployed', deployment, module: 'types', version: 1, mode: 'live', ...nothing } as const;
  await new EffectStore(store.pool).apply({ alerts: [], deadLetters: [], answers: [], outcomes: [{ outcome, offset: 0 }], seq: 1 });
  expect(await deployments()).toEqual([{ id: deployment, state: 'running' }]);
});
