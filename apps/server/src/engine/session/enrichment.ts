import type { EventRecord, Value } from '@rulewright/core';
import { type Engine, EvaluationError } from '@rulewright/engine';
import { type CheckedQuery, type CheckedStatement, checkQuery, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { Rulebook } from '../../rules/rulebook.js';
import { boundQuery } from './bound-query.js';
import type { NewAlert, Outcome } from './entry-result.js';
import type { Order } from './order.js';
import type { PendingEnrichment } from './pending-enrichment.js';

/** One `@Enrich`: whom to ask what, and the name that the answer gets. */
interface EnrichmentStep {
  readonly dst: string;
  readonly kind: 'window' | 'cmd' | 'http';
  readonly param: string;
}

interface Enriched {
  readonly enrichments: EventRecord;
  readonly pending: PendingEnrichment | null;
}

type AnswerOrder = Extract<Order, { readonly kind: 'answer' }>;

/** More rows of a window than these are no enrichment. */
const MAX_ROWS = 100;

/**
 * What `@Enrich` adds to alerts, one after another, so that a later one may ask with the answer of an earlier one. Windows are asked at
 * once; whom only the server can ask is left pending, and its answer comes back as an entry of the journal.
 */
export class Enrichments {
  readonly #engine: Engine;
  readonly #rulebook: Rulebook;
  #world: World | undefined;
  readonly #queries = new Map<string, CheckedQuery | undefined>();

  constructor({ engine, rulebook }: { readonly engine: Engine; readonly rulebook: Rulebook }) {
    this.#engine = engine;
    this.#rulebook = rulebook;
  }

  /** The same alerts with what windows say of them. */
  of(alerts: readonly NewAlert[]): readonly NewAlert[] {
    return alerts.map((alert) => {
      const steps = this.#stepsOf(alert.deployment, alert.statement);
      return steps.length === 0 ? alert : { ...alert, ...this.#go(alert, alert.row, { steps, from: 0, enrichments: {} }) };
    });
  }

  /** Takes an answer and goes on with what comes after it. */
  answered({ alert, deployment, statement, step, row, enrichments: before, dst, answer }: AnswerOrder): Outcome {
    const steps = this.#stepsOf(deployment, statement);
    const enrichments = { ...before, [dst]: answer };
    const rest = this.#go({ deployment, statement }, row, { steps, from: step + 1, enrichments });
    return { kind: 'enriched', alert, row, ...rest };
  }

  #stepsOf(deployment: string, statement: string): readonly EnrichmentStep[] {
    const module = this.#rulebook.modules.find((one) => one.deployment === deployment);
    const checked = module?.checked.statements.find(({ id }) => id === statement);
    return checked ? enrichmentSteps(checked) : [];
  }

  #go(
    { deployment, statement }: { readonly deployment: string; readonly statement: string },
    row: EventRecord,
    begun: { readonly steps: readonly EnrichmentStep[]; readonly from: number; readonly enrichments: EventRecord },
  ): Enriched {
    const enrichments: Record<string, Value> = { ...begun.enrichments };
    for (let step = begun.from; step < begun.steps.length; step++) {
      const { kind, dst, param } = begun.steps[step] as EnrichmentStep;
      if (kind !== 'window') return { enrichments, pending: { deployment, statement, step, kind, dst, param } };
      Object.assign(enrichments, this.#answerOf(dst, param, { ...row, ...enrichments }));
    }
    return { enrichments, pending: null };
  }

  /** What a window says under the name of the step; when a value makes the question impossible, nothing and why. */
  #answerOf(dst: string, param: string, values: EventRecord): EventRecord {
    try {
      return { [dst]: this.#askWindow(param, values) };
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return { [dst]: null, [`${dst}.error`]: error.message };
    }
  }

  /** One value, the values of one column, or the rows; null if there is none or the query is none. */
  #askWindow(param: string, values: EventRecord): Value {
    const { epl, names } = boundQuery(param);
    const query = this.#queryOf(epl);
    if (!query) return null;
    const parameters = names.map((name) => (Object.hasOwn(values, name) ? (values[name] ?? null) : null));
    const rows = this.#engine.query(query, parameters).slice(0, MAX_ROWS);
    const columns = Object.keys(rows[0] ?? {});
    const [column] = columns;
    const answers: readonly Value[] = columns.length === 1 && column !== undefined ? rows.map((one) => one[column] ?? null) : rows;
    return answers.length > 1 ? answers : (answers[0] ?? null);
  }

  /** Queries are checked once a state of the rules. */
  #queryOf(epl: string): CheckedQuery | undefined {
    const { world } = this.#rulebook;
    if (this.#world !== world) this.#queries.clear();
    this.#world = world;
    if (!this.#queries.has(epl)) {
      const { query } = checkQuery(parse(epl).document, world);
      this.#queries.set(epl, query?.statement.kind === 'select' && !query.statement.insertInto ? query : undefined);
    }
    return this.#queries.get(epl);
  }
}

/** The enrichments of a statement in the order in which they stand. */
function enrichmentSteps({ annotations }: CheckedStatement): readonly EnrichmentStep[] {
  return annotations.flatMap(({ name, arguments: given }) => {
    const { dst, type, param } = given;
    if (name.toLowerCase() !== 'enrich' || typeof dst !== 'string' || typeof param !== 'string') return [];
    return type === 'window' || type === 'cmd' || type === 'http' ? [{ dst, kind: type, param }] : [];
  });
}
