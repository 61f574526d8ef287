import type { QueryResult, WindowContent, WindowLoad, WindowRef, WindowSummary } from '@rulewright/contracts';
import { type EventRecord, type EventType, hasErrors, typeName } from '@rulewright/core';
import { checkQuery } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { WindowService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import type { QueryAnswer } from '../engine/protocol.js';
import { orderEntry } from '../engine/session/order.js';
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
    const { name, offset, limit } = input;
    const { rowType, rows } = await this.#rowsOf(name);
    const text = input.text?.toLowerCase();
    const found = text ? rows.filter((row) => JSON.stringify(row).toLowerCase().includes(text)) : rows;
    return { columns: columnsOf(rowType), rows: found.slice(offset, offset + limit), total: found.length };
  }

  async query({ epl, limit }: { readonly epl: string; readonly limit: number }, actor: Actor): Promise<QueryResult> {
    const started = performance.now();
    const { document, diagnostics } = parse(epl);
    if (hasErrors(diagnostics)) return { kind: 'refused', diagnostics };
    const checked = checkQuery(document, this.#options.deployed.book.world);
    if (!checked.query) return { kind: 'refused', diagnostics: checked.diagnostics };
    const { statement } = checked.query;
    const reads = statement.kind === 'select' && !statement.insertInto;
    const answer = await (reads ? this.#read(epl) : this.#write(epl, actor));
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

  #read(epl: string): Promise<QueryAnswer> {
    return this.#options.path().ask<'query'>({ kind: 'query', epl });
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

  async #rowsOf(name: string): Promise<{ readonly rowType: EventType; readonly rows: readonly EventRecord[] }> {
    if (!this.#options.deployed.book.world.windows.has(name)) throw new RequestFailure('not-found', `there is no window "${name}"`);
    const answer = await this.#read(`select * from ${name}`);
    if (answer.kind === 'refused')
      throw new RequestFailure('refused', answer.diagnostics[0]?.message ?? 'the window cannot be read');
    return answer;
  }

  async #withRows(summary: Omit<WindowSummary, 'rows'>): Promise<WindowSummary> {
    return { ...summary, rows: (await this.#rowsOf(summary.name)).rows.length };
  }
}

function columnsOf(type: EventType): WindowContent['columns'] {
  return type.properties.map(({ name, type: valueType }) => ({ name, type: typeName(valueType) }));
}
