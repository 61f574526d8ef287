import type { InspectInput, InspectionReading, WireHeldEntry, WireNodeInspection, WireRecentChange } from '@rulewright/contracts';
import type { HeldEntry, NodeInspection, RecentChange } from '@rulewright/engine';
import type { EngineSession } from './session/engine-session.js';
import { shownRecord, shownValue } from './shown-value.js';

/** Rows of a node that are kept while it is looked at. */
const KEPT_ROWS = 20;
/** A node that nobody has looked at for so long is watched no more. */
const LEASE_MS = 5000;

interface NodeWatch {
  readonly stop: () => void;
  lookedAt: number;
}

/**
 * Nodes that somebody looks at. Looking begins to watch a node, and not looking any more ends it; the engine's state, and so the journal,
 * knows nothing of it.
 */
export class NodeWatches {
  readonly #session: EngineSession;
  readonly #now: () => number;
  readonly #watches = new Map<string, NodeWatch>();

  /** @param now monotonic, ms */
  constructor(session: EngineSession, now: () => number) {
    this.#session = session;
    this.#now = now;
  }

  look({ module, nodes, before, offset, limit }: InspectInput): InspectionReading {
    const { engine, rulebook } = this.#session;
    const deployment = rulebook.find(module)?.deployment;
    const reading = { module, time: engine.time, running: deployment !== undefined };
    const node = deployment === undefined ? undefined : nodes.find((id) => this.#inspect(deployment, id, { offset: 0, limit: 1 }));
    const found = deployment === undefined || node === undefined ? undefined : this.#watched(deployment, node, { offset, limit });
    if (deployment === undefined || found === undefined) return { ...reading, found: null };
    const feeder = before.map((id) => this.#watched(deployment, id, { offset: 0, limit: 1 })).find((each) => each !== undefined);
    return { ...reading, found: { ...wireInspection(found, feeder), offset } };
  }

  /** Ends watching what nobody looks at any more. @returns how many nodes are still watched */
  sweep(): number {
    const end = this.#now() - LEASE_MS;
    for (const [key, watch] of this.#watches) {
      if (watch.lookedAt >= end) continue;
      watch.stop();
      this.#watches.delete(key);
    }
    return this.#watches.size;
  }

  #inspect(
    deployment: string,
    node: string,
    page: { readonly offset: number; readonly limit: number },
  ): NodeInspection | undefined {
    return this.#session.engine.inspect({ deployment, node, ...page });
  }

  /** The node, watched from now on if it was not. A deployment that takes the place of another begins anew. */
  #watched(
    deployment: string,
    node: string,
    page: { readonly offset: number; readonly limit: number },
  ): NodeInspection | undefined {
    const found = this.#inspect(deployment, node, page);
    if (found === undefined) return undefined;
    const key = `${deployment} ${node}`;
    const watch = this.#watches.get(key);
    if (watch && found.recent) watch.lookedAt = this.#now();
    else {
      const stop = this.#session.engine.watch(deployment, node, KEPT_ROWS);
      if (stop) this.#watches.set(key, { stop, lookedAt: this.#now() });
    }
    return found;
  }
}

function wireInspection(found: NodeInspection, feeder: NodeInspection | undefined): Omit<WireNodeInspection, 'offset'> {
  const { node, kind, inserted, removed, held, entries, waiting, due, recent = [] } = found;
  return {
    ...{ node, kind, inserted, removed, held, waiting },
    entries: entries.map(wireEntry),
    ...(due === undefined ? {} : { due }),
    out: newestFirst(recent),
    ...(feeder ? { in: newestFirst(feeder.recent ?? []) } : {}),
  };
}

function newestFirst(changes: readonly RecentChange[]): readonly WireRecentChange[] {
  return changes.map((change) => ({ ...change, row: shownRecord(change.row) })).reverse();
}

function wireEntry(entry: HeldEntry): WireHeldEntry {
  switch (entry.kind) {
    case 'row':
      return { ...entry, row: shownRecord(entry.row) };
    case 'group':
      return { ...entry, keys: entry.keys.map(shownValue), values: entry.values.map(shownValue) };
    case 'lookup':
      return { ...entry, row: shownRecord(entry.row), parameters: entry.parameters.map(shownValue) };
    case 'partial-match': {
      const tags = Object.entries(entry.tags).map(([tag, bound]) => [
        tag,
        Array.isArray(bound) ? bound.slice(-KEPT_ROWS).map(shownRecord) : shownRecord(bound as Parameters<typeof shownRecord>[0]),
      ]);
      return { ...entry, tags: Object.fromEntries(tags) };
    }
  }
}
