import type {
  Alert,
  AlertChange,
  AlertDetail,
  AlertFilter,
  AlertNote,
  AlertPage,
  AlertState,
  AlertsSince,
} from '@rulewright/contracts';
import type { AlertService } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { AlertStore } from '../store/alerts.js';
import type { Audit } from '../store/audit.js';

export interface AlertsOptions {
  readonly store: AlertStore;
  readonly audit: Audit;
  readonly changed: (changes: readonly AlertChange[]) => void;
}

/** Alerts as people read and work on them. */
export class Alerts implements AlertService {
  readonly #options: AlertsOptions;

  constructor(options: AlertsOptions) {
    this.#options = options;
  }

  list(input: AlertFilter & { readonly before?: number; readonly limit: number }): Promise<AlertPage> {
    return this.#options.store.page(input);
  }

  async get(id: string): Promise<AlertDetail> {
    const alert = await this.#options.store.find(id);
    if (!alert) throw unknownAlert(id);
    return alert;
  }

  since({ seq, limit }: { readonly seq: number; readonly limit: number }): Promise<AlertsSince> {
    return this.#options.store.since(seq, limit);
  }

  async setState(input: { readonly ids: readonly string[]; readonly state: AlertState }, actor: Actor): Promise<readonly Alert[]> {
    const { store, audit, changed } = this.#options;
    const alerts = await store.setState(input.ids, input.state, actor.name);
    for (const { id } of alerts) {
      await audit({ actor, action: `alert.${input.state}`, target: { kind: 'alert', id } });
    }
    changed(alerts.map(({ id, state, stateBy }) => ({ id, state, stateBy })));
    return alerts;
  }

  async addNote({ id, text }: { readonly id: string; readonly text: string }, actor: Actor): Promise<AlertNote> {
    const note = await this.#options.store.addNote(id, text, actor.name);
    if (!note) throw unknownAlert(id);
    return note;
  }
}

function unknownAlert(id: string): RequestFailure {
  return new RequestFailure('not-found', `there is no alert "${id}"`);
}
