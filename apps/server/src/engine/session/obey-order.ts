import { assertNever, type Diagnostic } from '@rulewright/core';
import type { Engine } from '@rulewright/engine';
import type { Rulebook } from '../../rules/rulebook.js';
import type { AlertRecorder } from './alert-recorder.js';
import type { Enrichments } from './enrichment.js';
import type { Outcome } from './entry-result.js';
import { foreseeDeploy } from './foresee-deploy.js';
import { mergeSubjects } from './merge-subjects.js';
import type { Order } from './order.js';
import { fillWindow, persistedContent, restoreWindows } from './window-content.js';
import { write } from './write.js';

/** What an order changes. */
interface Subject {
  readonly engine: Engine;
  readonly rulebook: Rulebook;
  readonly alerts: AlertRecorder;
  readonly enrichments: Enrichments;
}

type RuleOrder = Exclude<Order, { readonly kind: 'tick' | 'configure' }>;
type DeployOrder = Extract<Order, { readonly kind: 'deploy' }>;
type UndeployOrder = Extract<Order, { readonly kind: 'undeploy' }>;
type PauseOrder = Extract<Order, { readonly kind: 'pause' | 'resume' }>;

/** Obeys: engine, rulebook and alerts together, or nothing. Yields now and then; until it has come to its end nothing else may be done. */
export function* obeyOrder(order: RuleOrder, subject: Subject): Generator<void, Outcome> {
  switch (order.kind) {
    case 'deploy':
      return yield* deploy(order, subject);
    case 'undeploy':
      return undeploy(order, subject);
    case 'pause':
    case 'resume':
      return pause(order, subject);
    case 'load':
      return fillWindow(order, subject);
    case 'answer':
      return subject.enrichments.answered(order);
    case 'write':
      return 'merge' in order ? mergeSubjects(order.merge, subject) : write([order, ...(order.more ?? [])], subject);
    default:
      return assertNever(order);
  }
}

function* deploy(order: DeployOrder, { engine, rulebook, alerts }: Subject): Generator<void, Outcome> {
  const { deployment, module, version, mode, epl } = order;
  const refuse = (diagnostics: readonly Diagnostic[]): Outcome => ({ kind: 'refused', deployment, module, diagnostics });
  const foreseen = foreseeDeploy({ module, epl }, { engine, rulebook });
  if (foreseen.kind === 'refused') return refuse(foreseen.diagnostics);
  const { document, diagnostics, checked, earlier, outlook } = foreseen;
  const entry = { deployment, module, version, mode, pausedBy: null, epl, document, checked };
  // Rows that the deployment itself sets off come during the call and are alerts already.
  alerts.add(entry);
  const contents = earlier ? persistedContent([earlier], { engine, rulebook }) : (order.persisted ?? []);
  if (earlier) engine.pause(earlier.deployment, false);
  const result = yield* engine.deploying(checked, { id: deployment, ...(earlier ? { replaces: earlier.deployment } : {}) });
  if ('refused' in result) {
    alerts.remove(deployment);
    if (earlier?.pausedBy != null) engine.pause(earlier.deployment, true);
    return refuse(result.refused);
  }
  rulebook.put(entry);
  if (earlier) alerts.remove(earlier.deployment);
  const fresh = new Set(outlook.statements.filter(({ state }) => state === 'new').map(({ id }) => id));
  restoreWindows(entry, { contents, fresh }, { engine, rulebook });
  const persisted = earlier ? contents.filter(({ window }) => !rulebook.world.windows.has(window)) : [];
  const statements = outlook.statements.map((one) => ({ ...one, stateKept: one.state !== 'new' }));
  const replaced = earlier ? { replaced: { deployment: earlier.deployment, version: earlier.version } } : {};
  return {
    kind: 'deployed',
    deployment,
    module,
    version,
    mode,
    ...replaced,
    statements,
    ended: outlook.ended,
    persisted,
    diagnostics,
  };
}

function undeploy({ deployment, module }: UndeployOrder, { engine, rulebook, alerts }: Subject): Outcome {
  const running = rulebook.modules.find((one) => one.deployment === deployment);
  if (!running) return { kind: 'undeployed', deployment, module, persisted: [] };
  const persisted = persistedContent([running], { engine, rulebook });
  const users = engine.undeploy(deployment);
  if (users.length > 0) {
    const names = users.map((id) => rulebook.modules.find((one) => one.deployment === id)?.module ?? id);
    return { kind: 'in-use', deployment, module, users: names };
  }
  rulebook.remove(deployment);
  alerts.remove(deployment);
  return { kind: 'undeployed', deployment, module, persisted };
}

function pause(order: PauseOrder, { engine, rulebook }: Subject): Outcome {
  const { deployment, module } = order;
  const entry = rulebook.modules.find((one) => one.deployment === deployment);
  const pausedBy = order.kind === 'pause' ? order.by : null;
  if (entry) {
    rulebook.put({ ...entry, pausedBy });
    engine.pause(deployment, order.kind === 'pause');
  }
  return { kind: order.kind === 'pause' ? 'paused' : 'resumed', deployment, module };
}
