import type { PlanExpression } from '../../plan/expression.js';
import type { SubqueryPlan } from '../../plan/statement.js';
import { expressionsIn, usesKind } from '../../plan/walk-expression.js';
import type { Environment, SubquerySite } from '../expression/environment.js';
import { type OuterForm, subqueryFrame } from '../expression/frame.js';
import type { Functions, RowConstructor, TestFunction, ValueFunction } from '../expression/functions.js';
import { allOf, conjuncts, lookupKeys } from '../lookup/conditions.js';
import { type RowLookup, rowLookup } from '../lookup/row-lookup.js';
import type { RowStore } from '../lookup/row-store.js';
import type { Row, RowValue } from '../row.js';
import { SubqueryAggregates } from './subquery-aggregates.js';

/** What a subquery is made with. `environment` is its own: its `subqueries` are those inside it. */
export interface SubqueryKit {
  readonly functions: Functions;
  readonly environment: Environment;
  /** what stands around it, innermost first: one row, or the rows of a join */
  readonly outers: readonly OuterForm[];
  /** makes its row when it has several columns */
  readonly rowClass: RowConstructor;
  /** hears what was found for an outer row, if somebody traces rows */
  readonly found?: ((outer: unknown, rows: readonly Row[]) => void) | undefined;
}

const ALL = Number.POSITIVE_INFINITY;

/** A row that a subquery gives for one event outside. */
interface Found {
  readonly e: unknown;
  readonly aggregates: readonly { value(): RowValue }[] | undefined;
}

/**
 * A query inside an expression, asked with the events around it. Rows of its stream stand in a store (its own, or that of the named window
 * that it reads) and are found by index where its condition compares with what is outside. Several rows are no value: null, as in Esper.
 */
export class Subquery implements SubquerySite {
  readonly store: RowStore;
  readonly #lookup: RowLookup;
  readonly #where: TestFunction | undefined;
  readonly #columns: readonly ValueFunction[];
  readonly #rowClass: RowConstructor;
  readonly #having: TestFunction | undefined;
  readonly #aggregates: SubqueryAggregates | undefined;
  /** columns of an aggregated query that read a row have no value when there is none */
  readonly #needsRow: boolean;
  /** aggregated without groups: always one row, unless `having` refuses it */
  readonly #isOneForAll: boolean;
  readonly #isGrouped: boolean;
  readonly #heard: SubqueryKit['found'];
  /** rows are what they are, and nobody listens to which they are */
  readonly #isPlain: boolean;
  /** the column of such a query if it has but one */
  readonly #plainColumn: ValueFunction | undefined;

  constructor(plan: SubqueryPlan, store: RowStore, { functions, environment, outers, rowClass, found }: SubqueryKit) {
    this.#heard = found;
    const frame = subqueryFrame('row', outers);
    this.store = store;
    this.#rowClass = rowClass;
    const keys = lookupKeys(conjuncts(plan.where), { level: 0, stream: 0 }, ({ level }) => level > 0);
    this.#lookup = rowLookup(store, keys, { functions, environment, frame });
    const test = allOf(keys.rest);
    this.#where = test && functions.test(test, frame, environment);
    this.#columns = plan.columns.map((column) => functions.value(column, frame, environment));
    this.#having = plan.having && functions.test(plan.having, frame, environment);
    const aggregated = plan.aggregates.length > 0 || plan.groupBy.length > 0;
    this.#aggregates = aggregated ? new SubqueryAggregates(plan, { functions, environment, frame }) : undefined;
    this.#isGrouped = plan.groupBy.length > 0;
    this.#isOneForAll = aggregated && plan.groupBy.length === 0;
    this.#needsRow = plan.columns.some(readsOwnRow);
    this.#isPlain = !aggregated && plan.having === undefined && found === undefined;
    this.#plainColumn = this.#isPlain && this.#columns.length === 1 ? this.#columns[0] : undefined;
  }

  value(outer: unknown, outer2: unknown): RowValue {
    const column = this.#plainColumn;
    if (column !== undefined) {
      const row = this.#only(outer, outer2);
      return row === null || row === undefined ? null : column(row, outer, outer2);
    }
    const [only, second] = this.#found(outer, outer2, 2);
    return only === undefined || second !== undefined ? this.#noValue() : this.#valueOf(only, outer, outer2);
  }

  event(outer: unknown, outer2: unknown): RowValue {
    const isRecord = this.#columns.length > 1;
    const [first, second] = this.#found(outer, outer2, isRecord ? 1 : 2);
    return first === undefined || second !== undefined ? null : this.#valueOf(first, outer, outer2);
  }

  exists(outer: unknown, outer2: unknown): boolean {
    return this.#isPlain ? this.#exists(outer, outer2) : this.#found(outer, outer2, 1).length > 0;
  }

  contains(value: RowValue, outer: unknown, outer2: unknown): boolean | null {
    let unknown = false;
    let any = false;
    for (const found of this.#found(outer, outer2, ALL)) {
      any = true;
      const other = this.#valueOf(found, outer, outer2);
      if (other === null) unknown = true;
      else if (value !== null && other === value) return true;
    }
    if (!any) return this.#isOneForAll ? null : false;
    return unknown || value === null ? null : false;
  }

  values(outer: unknown, outer2: unknown): readonly RowValue[] {
    const values: RowValue[] = [];
    for (const found of this.#found(outer, outer2, ALL)) values.push(this.#valueOf(found, outer, outer2));
    // all rows taken together are one value, which is unknown when `having` refuses it
    if (values.length === 0 && this.#isOneForAll) values.push(null);
    return values;
  }

  collection(outer: unknown, outer2: unknown): readonly RowValue[] | null {
    if (this.#isGrouped && this.#rows(outer, outer2, 1).length === 0) return null;
    return this.values(outer, outer2);
  }

  /** What it finds, at most so many. */
  #found(outer: unknown, outer2: unknown, limit: number): readonly Found[] {
    const having = this.#having;
    const found: Found[] = [];
    if (this.#aggregates === undefined) {
      for (const row of this.#rows(outer, outer2, having === undefined ? limit : ALL)) {
        if (having === undefined || having(row, outer, outer2)) found.push({ e: row, aggregates: undefined });
      }
      return found;
    }
    for (const { row, tallies } of this.#aggregates.groups(this.#rows(outer, outer2, ALL), outer, outer2)) {
      if (having === undefined || having(row, outer, outer2, tallies)) found.push({ e: row, aggregates: tallies });
    }
    return found;
  }

  #rows(outer: unknown, outer2: unknown, limit: number): readonly Row[] {
    const where = this.#where;
    const rows: Row[] = [];
    const proposed = this.#lookup(null, outer, outer2);
    for (let row = proposed?.next(); row !== undefined; row = proposed?.next()) {
      if (where !== undefined && !where(row, outer, outer2)) continue;
      rows.push(row);
      if (rows.length === limit) break;
    }
    this.#heard?.(outer, rows);
    return rows;
  }

  /** For a query of rows as they are: the only row that it finds; null when there is none, undefined when there are several. */
  #only(outer: unknown, outer2: unknown): Row | null | undefined {
    const proposed = this.#lookup(null, outer, outer2);
    let only: Row | null = null;
    for (let row = proposed?.next(); row !== undefined; row = proposed?.next()) {
      if (!this.#passes(row, outer, outer2)) continue;
      if (only !== null) return undefined;
      only = row;
    }
    return only;
  }

  #passes(row: Row, outer: unknown, outer2: unknown): boolean {
    return this.#where === undefined || this.#where(row, outer, outer2);
  }

  #exists(outer: unknown, outer2: unknown): boolean {
    const proposed = this.#lookup(null, outer, outer2);
    for (let row = proposed?.next(); row !== undefined; row = proposed?.next()) {
      if (this.#passes(row, outer, outer2)) return true;
    }
    return false;
  }

  /** A row of several columns is there also when nothing is in it. */
  #noValue(): RowValue {
    return this.#columns.length < 2 ? null : new this.#rowClass(...this.#columns.map(() => null));
  }

  #valueOf({ e, aggregates }: Found, outer: unknown, outer2: unknown): RowValue {
    if (e === undefined && this.#needsRow) return null;
    const [only, ...others] = this.#columns;
    if (only !== undefined && others.length === 0) return only(e, outer, outer2, aggregates);
    return new this.#rowClass(...this.#columns.map((column) => column(e, outer, outer2, aggregates)));
  }
}

/** Whether a column reads the subquery's own row beside its aggregates. */
function readsOwnRow(column: PlanExpression): boolean {
  if (usesKind(column, new Set(['previous']))) return true;
  for (const part of expressionsIn(column)) {
    if (part.kind === 'read' && part.source.of === 'stream' && part.source.level === 0) return true;
  }
  return false;
}
