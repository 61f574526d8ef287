import type { EventRecord, Value } from '@rulewright/core';
import type { Delivery } from '@rulewright/engine';
import type { DeployedModule } from '../../rules/rulebook.js';
import { alertId } from './alert-id.js';
import { type AlertRule, alertRuleOf } from './alert-rule.js';
import type { NewAlert } from './entry-result.js';
import type { SessionState } from './session-state.js';

interface RecordedModule {
  readonly module: DeployedModule;
  readonly rules: ReadonlyMap<string, AlertRule>;
}

/** Turns the deliveries of statements under `@Alert` into alerts with their ids. */
export class AlertRecorder {
  readonly #modules = new Map<string, RecordedModule>();
  #offset = 0;
  /** rows so far at this offset, by deployment and statement */
  readonly #ordinals = new Map<string, number>();
  #taken: NewAlert[] = [];

  /** From now on rows are caused by the record (or order) at this offset. */
  begin(offset: number): void {
    if (offset === this.#offset) return;
    this.#offset = offset;
    if (this.#ordinals.size > 0) this.#ordinals.clear();
  }

  add(module: DeployedModule): void {
    const rules = module.checked.statements.flatMap((statement) => alertRuleOf(statement) ?? []);
    this.#modules.set(module.deployment, { module, rules: new Map(rules.map((rule) => [rule.statement, rule])) });
  }

  remove(deployment: string): void {
    this.#modules.delete(deployment);
  }

  /** Whether rows of this statement are alerts. */
  wants(deployment: string, statement: string): boolean {
    return this.#modules.get(deployment)?.rules.has(statement) ?? false;
  }

  record({ deployment, statement, inserted, time }: Delivery): void {
    const recorded = this.#modules.get(deployment);
    const rule = recorded?.rules.get(statement);
    if (!recorded || !rule) return;
    for (const row of inserted) this.#taken.push(this.#alert(recorded.module, rule, { row, time }));
  }

  /** How far the ordinals of the present offset have come. */
  save(): SessionState['ordinals'] {
    return { offset: this.#offset, counts: [...this.#ordinals] };
  }

  /** What the restored modules may have given while they were deployed again is no alert. */
  load({ offset, counts }: SessionState['ordinals']): void {
    this.#taken = [];
    this.#offset = offset;
    this.#ordinals.clear();
    for (const [counter, count] of counts) this.#ordinals.set(counter, count);
  }

  /** The alerts since the last call, in order. */
  take(): readonly NewAlert[] {
    const taken = this.#taken;
    this.#taken = [];
    return taken;
  }

  #alert(module: DeployedModule, rule: AlertRule, { row, time }: { readonly row: EventRecord; readonly time: number }): NewAlert {
    const place = {
      rule: module.module,
      version: module.version,
      triggerOffset: this.#offset,
      statement: rule.statement,
      ordinal: this.#nextOrdinal(module.deployment, rule.statement),
    };
    const { name, severity, tags, outIds } = rule;
    const key = rule.key.map((column) => ({ name: column, value: valueAt(row, column) }));
    const shadow = module.mode === 'shadow';
    const about = { name, severity, tags, outIds, shadow, key, row, time };
    return { ...place, id: alertId(place), deployment: module.deployment, ...about, ...NOT_ENRICHED };
  }

  #nextOrdinal(deployment: string, statement: string): number {
    const counter = `${deployment}/${statement}`;
    const ordinal = this.#ordinals.get(counter) ?? 0;
    this.#ordinals.set(counter, ordinal + 1);
    return ordinal;
  }
}

const NOT_ENRICHED = { enrichments: {}, pending: null } as const;

function valueAt(row: EventRecord, column: string): Value {
  return Object.hasOwn(row, column) ? (row[column] ?? null) : null;
}
