import { assertNever } from '@rulewright/core';
import type { MergeActionPlan, MergePlan } from '../../plan/statement.js';
import { TRIGGER_FRAME } from '../expression/frame.js';
import type { RowFunction, TestFunction } from '../expression/functions.js';
import { appended } from '../gathered-rows.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { RowClass } from '../row-class.js';
import { Assigner } from './assigner.js';
import { type TriggerKit, WindowMatcher } from './matcher.js';
import type { NamedWindow } from './named-window.js';

/** What a merge needs beside its plan. */
export interface MergeSite extends TriggerKit {
  readonly window: NamedWindow;
  /** class of the rows that an insert action makes */
  rowClassOf(action: MergeActionPlan & { readonly kind: 'insert' }): RowClass;
  /** Sends a row to the stream or to the other named window that an insert action names. */
  send(action: MergeActionPlan & { readonly kind: 'insert' }, row: Row): void;
  /** what the statement delivers: rows that came into the window, and rows that left it */
  readonly next: Operator;
}

interface Change {
  inserted: readonly Row[];
  removed: readonly Row[];
}

/** @returns the row as the next action sees it; null when it is gone */
type Action = (row: Row | null, trigger: Row, initial: Row | null, change: Change) => Row | null;

interface Clause {
  readonly condition: TestFunction | undefined;
  readonly actions: readonly Action[];
}

/**
 * `on … merge`: for each matching row the first clause that holds, once for the trigger when no row matches. The window changes when all
 * rows of one trigger are done, and at once.
 */
export class OnMerge implements Operator {
  readonly #site: MergeSite;
  readonly #matcher: WindowMatcher;
  readonly #matched: readonly Clause[];
  readonly #notMatched: readonly Clause[];

  constructor(plan: MergePlan, site: MergeSite) {
    this.#site = site;
    this.#matcher = new WindowMatcher(site.window, plan.where, site);
    const clauses = (when: 'matched' | 'not-matched') =>
      plan.clauses
        .filter((clause) => clause.when === when)
        .map(
          ({ condition, actions }): Clause => ({
            condition: condition && site.functions.test(condition, TRIGGER_FRAME, site.environment),
            actions: actions.map((action) => linkAction(action, plan.window, site)),
          }),
        );
    this.#matched = clauses('matched');
    this.#notMatched = clauses('not-matched');
  }

  update(triggers: readonly Row[]): void {
    for (const trigger of triggers) this.#merge(trigger);
  }

  #merge(trigger: Row): void {
    const change: Change = { inserted: NO_ROWS, removed: NO_ROWS };
    const rows = this.#matcher.matches(trigger);
    if (rows.length === 0) apply(this.#notMatched, null, trigger, change);
    for (const row of rows) apply(this.#matched, row, trigger, change);
    if (change.inserted.length === 0 && change.removed.length === 0) return;
    this.#site.window.update(change.inserted, change.removed);
    this.#site.next.update(change.inserted, change.removed);
  }
}

function apply(clauses: readonly Clause[], row: Row | null, trigger: Row, change: Change): void {
  for (const { condition, actions } of clauses) {
    if (condition !== undefined && !condition(row, trigger, row)) continue;
    let present = row;
    for (const action of actions) present = action(present, trigger, row, change);
    return;
  }
}

function linkAction(plan: MergeActionPlan, window: string, site: MergeSite): Action {
  const passes = plan.where && site.functions.test(plan.where, TRIGGER_FRAME, site.environment);
  const action = linkKind(plan, window, site);
  if (passes === undefined) return action;
  return (row, trigger, initial, change) => (passes(row, trigger, initial) ? action(row, trigger, initial, change) : row);
}

function linkKind(plan: MergeActionPlan, window: string, site: MergeSite): Action {
  switch (plan.kind) {
    case 'insert': {
      const make: RowFunction = site.functions.row(plan.columns, site.rowClassOf(plan).create, TRIGGER_FRAME, site.environment);
      const isOwn = plan.into.targetKind === 'window' && plan.into.target === window;
      return (row, trigger, initial, change) => {
        const made = make(row, trigger, initial);
        if (isOwn) change.inserted = appended(change.inserted, made);
        else site.send(plan, made);
        return row;
      };
    }
    case 'update': {
      const assigner = new Assigner(plan.assignments, site.window.rowClass, site);
      return (row, trigger, initial, change) => {
        if (row === null || initial === null) return row;
        const changed = assigner.apply(row, trigger, initial);
        replace(change, row, changed);
        return changed;
      };
    }
    case 'delete':
      return (row, _, __, change) => {
        if (row !== null) replace(change, row, undefined);
        return null;
      };
    default:
      return assertNever(plan);
  }
}

/** A row that this merge itself has just made is replaced in place; one that was in the window leaves it. */
function replace(change: Change, row: Row, by: Row | undefined): void {
  if (change.inserted.includes(row)) change.inserted = change.inserted.filter((one) => one !== row);
  else change.removed = appended(change.removed, row);
  if (by !== undefined) change.inserted = appended(change.inserted, by);
}
