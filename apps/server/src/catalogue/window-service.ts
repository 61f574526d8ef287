import type { QueryResult, WindowContent, WindowLoad, WindowRef, WindowSummary } from '@rulewright/contracts';
import { type EventType, hasErrors, typeName } from '@rulewright/core';
import { checkQuery } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { WindowService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import type { QueryAnswer } from '../engine/protocol.js';
import { orderEntry } from '../engine/session/order.js';
import type { WindowPage } from '../engine/session/window-page.js';
import { RequestFailure } from '../failure.js';
import { type Actor, authorise } from '../people/actor.js';
import type { DeployedRules } from '../rules/deployed-rules.js';
import type { Audit } from '../store/audit.js';
import type { Loads } from './load-service.js';

export interface WindowsOptions {
  readonly deployed: DeployedRules;
  readonly path: () => EventPath;
  readonly audit: Audit;
  readonly loads: Loads;
}

/** Named windows: what they hold, and queries over them. */
export class Windows implements WindowService {
  readonly #options: WindowsOptions;

  constructor(options: WindowsOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly WindowSummary[]> {
    const { book } = this.#options.deployed;
    return Promise.all(
      book.modules.flatMap(({ module, checked }) =>
        checked.statements.flatMap((statement) => {
          if (statement.kind !== 'create-window') return [];
          const annotated = (name: string): boolean => statement.annotations.some((one) => one.name.toLowerCase() === name);
          const { window, eventType } = statement;
          const load = this.#options.loads.stateOf(module, window);
          const summary = { name: window, module, load, eventType: eventType.name, columns: columnsOf(eventType) };
          return [this.#withRows({ ...summary, persisted: annotated('persist'), loaded: annotated('load') })];
        }),
      ),
    );
  }

  async content(input: {
    readonly name: string;
    readonly text?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<WindowContent> {
    const type = this.#typeOf(input.name);
    const page = type && (await this.#page(input));
    if (!type || !page) throw new RequestFailure('not-found', `there is no window "${input.name}"`);
    return { columns: columnsOf(type), rows: page.rows, total: page.total };
  }

  async query({ epl, limit }: { readonly epl: string; readonly limit: number }, actor: Actor): Promise<QueryResult> {
    const started = performance.now();
    const { document, diagnostics } = parse(epl);
    if (hasErrors(diagnostics)) return { kind: 'refused', diagnostics };
    const checked = checkQuery(document, this.#options.deployed.book.world);
    if (!checked.query) return { kind: 'refused', diagnostics: checked.diagnostics };
    const { statement } = checked.query;
    const reads = statement.kind === 'select' && !statement.insertInto;
    const answer = await (reads ? this.#read(epl, limit + 1) : this.#write(epl, actor));
    if (answer.kind === 'refused') return answer;
    const { rowType, rows } = answer;
    return {
      kind: 'rows',
      columns: columnsOf(rowType),
      rows: rows.slice(0, limit),
      truncated: rows.length > limit,
      tookMs: performance.now() - started,
    };
  }

  reload({ module, window }: WindowRef, actor: Actor): Promise<WindowLoad> {
    return this.#options.loads.reload(module, window, actor);
  }

  #read(epl: string, limit: number): Promise<QueryAnswer> {
    return this.#options.path().ask<'query'>({ kind: 'query', epl, limit });
  }

  /** What changes a window goes through the journal, like all that changes the engine. */
  async #write(epl: string, actor: Actor): Promise<QueryAnswer> {
    authorise(actor, 'engineer');
    const { stored } = await this.#options.path().append(orderEntry({ kind: 'write', epl }));
    const { outcome } = await stored;
    await this.#options.audit({ actor, action: 'window.write', detail: { epl: epl.slice(0, 2000) } });
    if (outcome?.kind === 'wrote') return { kind: 'rows', rowType: outcome.rowType, rows: outcome.rows };
    return { kind: 'refused', diagnostics: outcome?.kind === 'not-written' ? outcome.diagnostics : [] };
  }

  #page(asked: {
    readonly name: string;
    readonly text?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<WindowPage | undefined> {
    const { name: window, text, offset, limit } = asked;
    const sought = text ? { text: text.toLowerCase() } : {};
    return this.#options.path().ask<'window'>({ kind: 'window', window, offset, limit, ...sought });
  }

  #typeOf(name: string): EventType | undefined {
    for (const { checked } of this.#options.deployed.book.modules) {
      for (const statement of checked.statements) {
        if (statement.kind === 'create-window' && statement.window === name) return statement.eventType;
      }
    }
    return undefined;
  }

  async #withRows(summary: Omit<WindowSummary, 'rows'>): Promise<WindowSummary> {
    return { ...summary, rows: (await this.#page({ name: summary.name, offset: 0, limit: 0 }))?.total ?? 0 };
  }
}

function columnsOf(type: EventType): WindowContent['columns'] {
  return type.properties.map(({ name, type: valueType }) => ({ name, type: typeName(valueType) }));
}
