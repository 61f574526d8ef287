import { explain, type ReplayEntry } from '@rulewright/engine';
import { EngineSession } from '../engine/session/engine-session.js';
import { readOrder } from '../engine/session/order.js';
import { decodeState, type SavedModule } from '../engine/session/session-state.js';
import type { Entry } from '../journal/entry.js';
import { type DeployedModule, Rulebook } from '../rules/rulebook.js';
import type { EvidenceJob, FoundEvidence } from './evidence-job.js';
import { flatEvidence } from './flat-evidence.js';

/**
 * The events behind an alert, by doing again what the journal holds between a state from before it and the alert, in an engine that has
 * its statement and what feeds it alone.
 *
 * @param entries what came after the state, in order
 * @returns undefined if they do not lead to the alert
 */
export async function explainAlert(
  { row, snapshot, orders }: EvidenceJob,
  entries: AsyncIterable<Entry>,
): Promise<FoundEvidence | undefined> {
  const saved = snapshot && decodeState(snapshot.bytes);
  const book = new Rulebook();
  const deployments = (saved?.state.modules ?? []).flatMap((text) => {
    const module = analysed(book, text);
    return module ? [{ id: module.deployment, module: module.checked, places: text.places }] : [];
  });
  const later = orders.flatMap((entry) => laterModule(book, entry));
  const explanation = await explain({
    row,
    deployments,
    later,
    ...(saved ? { snapshot: [saved.engine] } : {}),
    entries: replayed(entries, (engine, at) => EngineSession.over({ engine, at, ...(saved ? { state: saved.state } : {}) })),
  });
  return explanation && flatEvidence(explanation, (name) => book.world.types.get(name)?.origin === 'schema');
}

type Begin = (...given: Parameters<ReplayEntry['replay']>) => EngineSession;

async function* replayed(entries: AsyncIterable<Entry>, begin: Begin): AsyncGenerator<ReplayEntry> {
  let session: EngineSession | undefined;
  for await (const entry of entries) {
    yield {
      position: entry.firstOffset,
      replay: (engine, at) => {
        session ??= begin(engine, at);
        session.process(entry);
      },
    };
  }
}

/** A module as it stood in the book when it was deployed; undefined if it was refused then. */
function analysed(book: Rulebook, text: Omit<SavedModule, 'places'>): DeployedModule | undefined {
  const { document, checked } = book.analyse(text.module, text.epl);
  if (!checked) return undefined;
  const module = { ...text, document, checked };
  book.put(module);
  return module;
}

function laterModule(book: Rulebook, entry: Entry): readonly { readonly id: string; readonly module: DeployedModule['checked'] }[] {
  if (entry.kind !== 'deploy' && entry.kind !== 'undeploy') return [];
  const order = readOrder(entry.kind, entry.payload);
  if (order.kind === 'undeploy') book.remove(order.deployment);
  if (order.kind !== 'deploy') return [];
  const { deployment, module, version, mode, epl } = order;
  const deployed = analysed(book, { deployment, module, version, mode, epl, pausedBy: null });
  return deployed ? [{ id: deployment, module: deployed.checked }] : [];
}
