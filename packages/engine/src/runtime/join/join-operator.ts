import type { SelectPlan } from '../../plan/statement.js';
import { ROWS_FRAME } from '../expression/frame.js';
import { RowStore } from '../lookup/row-store.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { Stateful, StateReader, StateWriter } from '../state.js';
import { joinTree, partnerOf } from './join-tree.js';
import { type JoinedRow, Joiner, type JoinKit } from './joiner.js';

/** What a join may reach around it. */
export interface JoinSite {
  /** Asks to be called once when all handlers of the present event or instant have run, before the statement's delivery leaves. */
  settle(callback: () => void): void;
}

interface Change {
  readonly inserted: Row[];
  readonly removed: Row[];
}

/**
 * Joins the streams of a statement. What one event brings to several of its streams (a self join) is joined at once, when all have been
 * served: first the rows that leave find their partners among what is held, then the held rows change, then the new ones find theirs.
 *
 * Outer joins keep no account of what they said before: a partner that comes later adds the joined row and does not take back the one with
 * null, as Esper does.
 */
export class JoinOperator implements Stateful {
  readonly stores: readonly RowStore[];
  readonly ports: readonly Operator[];
  readonly #next: Operator<JoinedRow>;
  readonly #site: JoinSite;
  readonly #joiners: readonly Joiner[];
  /** streams whose rows trigger and are not kept; empty when every stream does both */
  readonly #unidirectional: ReadonlySet<number>;
  /** what a row of an outer join must meet as a whole */
  readonly #rowTest: ((row: JoinedRow) => boolean) | undefined;
  #changes: (Change | undefined)[] = [];
  #waiting = false;

  constructor(plan: Pick<SelectPlan, 'streams' | 'joins' | 'where'>, kit: JoinKit, site: JoinSite, next: Operator<JoinedRow>) {
    const { streams, joins, where } = plan;
    this.#next = next;
    this.#site = site;
    this.stores = streams.map(() => new RowStore());
    this.#unidirectional = new Set(streams.flatMap((stream, index) => (stream.unidirectional ? [index] : [])));
    this.#joiners = streams.map((_, root) => new Joiner(joinTree(root, { count: streams.length, joins, where }), this.stores, kit));
    this.#rowTest = joins.every(({ kind }) => kind === 'inner') ? undefined : outerRowTest(plan, kit);
    this.ports = streams.map((_, stream) => ({ update: (inserted, removed) => this.#change(stream, inserted, removed) }));
  }

  /** All joined rows of what is held now; a row with a partner in an earlier stream is found from there. */
  content(): readonly JoinedRow[] {
    const rows: JoinedRow[] = [];
    for (const [stream, store] of this.stores.entries()) {
      for (const row of store.rows) {
        this.#joiners[stream]?.join(row, (joined) => {
          if (joined.slice(0, stream).every((part) => part === null) && this.#passes(joined)) rows.push(joined);
        });
      }
    }
    return rows;
  }

  *save(out: StateWriter): Generator<void> {
    for (const store of this.stores) yield* store.save(out);
  }

  *load(from: StateReader): Generator<void> {
    for (const store of this.stores) yield* store.load(from);
  }

  #change(stream: number, inserted: readonly Row[], removed: readonly Row[]): void {
    const known = this.#changes[stream];
    if (known === undefined) this.#changes[stream] = { inserted: [...inserted], removed: [...removed] };
    else {
      known.inserted.push(...inserted);
      known.removed.push(...removed);
    }
    if (this.#waiting) return;
    this.#waiting = true;
    this.#site.settle(() => this.#flush());
  }

  #flush(): void {
    const changes = this.#changes;
    this.#changes = [];
    this.#waiting = false;
    const triggers = this.#unidirectional;
    const removed = triggers.size > 0 ? NO_ROWS : this.#joined(changes, 'removed');
    for (const [stream, change] of changes.entries()) if (change && !triggers.has(stream)) this.#apply(stream, change);
    const inserted = this.#joined(changes, 'inserted');
    if (inserted.length > 0 || removed.length > 0) this.#next.update(inserted, removed);
  }

  #apply(stream: number, change: Change): void {
    const store = this.stores[stream];
    for (const row of change.inserted) store?.add(row);
    for (const row of change.removed) store?.remove(row);
  }

  #passes(row: JoinedRow): boolean {
    return this.#rowTest === undefined || this.#rowTest(row);
  }

  #joined(changes: readonly (Change | undefined)[], side: keyof Change): JoinedRow[] {
    const rows: JoinedRow[] = [];
    const seen: { readonly stream: number; readonly rows: ReadonlySet<Row> }[] = [];
    for (const [stream, change] of changes.entries()) {
      const joiner = this.#joiners[stream];
      if (!change || !joiner || change[side].length === 0) continue;
      if (this.#unidirectional.size > 0 && !this.#unidirectional.has(stream)) continue;
      for (const row of change[side]) {
        joiner.join(row, (joined) => {
          if (!seen.some((before) => holds(before.rows, joined[before.stream])) && this.#passes(joined)) rows.push(joined);
        });
      }
      seen.push({ stream, rows: new Set(change[side]) });
    }
    return rows;
  }
}

/** The joined row was already found from that stream's side. */
function holds(rows: ReadonlySet<Row>, row: Row | null | undefined): boolean {
  return row !== null && row !== undefined && rows.has(row);
}

/**
 * The where-clause, and that both sides of every inner join are there: Esper takes an inner join beside outer ones as a demand on the whole
 * row.
 */
function outerRowTest(
  { joins, where }: Pick<SelectPlan, 'joins' | 'where'>,
  { functions, environment }: JoinKit,
): (row: JoinedRow) => boolean {
  const demanded = new Set(joins.flatMap(({ kind, on }, index) => (kind === 'inner' ? [index + 1, partnerOf(on, index + 1)] : [])));
  const test = where && functions.test(where, ROWS_FRAME, environment);
  return (row) => {
    for (const stream of demanded) if (row[stream] === null) return false;
    return test === undefined || test(row);
  };
}
