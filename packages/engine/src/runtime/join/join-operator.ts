import type { SelectPlan } from '../../plan/statement.js';
import { ROWS_FRAME } from '../expression/frame.js';
import { RowStore } from '../lookup/row-store.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { Stateful, StateReader, StateWriter } from '../state.js';
import { joinTree, partnerOf } from './join-tree.js';
import { type JoinedRow, JoinedRows, Joiner, type JoinKit } from './joiner.js';

/** What a join may reach around it. */
export interface JoinSite {
  /** Asks to be called once when all handlers of the present event or instant have run, before the statement's delivery leaves. */
  settle(callback: () => void): void;
}

/** no stream */
const NONE = -1;

const NO_DRIVERS: ReadonlyMap<number, number> = new Map();

/** What a moment brings to one stream: as it was given, or put together of several changes. */
class Change {
  inserted: readonly Row[];
  removed: readonly Row[];
  #own: { readonly inserted: Row[]; readonly removed: Row[] } | undefined = undefined;

  constructor(inserted: readonly Row[], removed: readonly Row[]) {
    this.inserted = inserted;
    this.removed = removed;
  }

  append(inserted: readonly Row[], removed: readonly Row[]): void {
    this.#own ??= { inserted: [...this.inserted], removed: [...this.removed] };
    for (const row of inserted) this.#own.inserted.push(row);
    for (const row of removed) this.#own.removed.push(row);
    this.inserted = this.#own.inserted;
    this.removed = this.#own.removed;
  }
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
  readonly #onlyInserted: boolean;
  /** streams whose rows are found through another */
  readonly #outside: ReadonlyMap<number, number>;
  /** what the present moment has brought to the only stream that it has touched so far */
  #stream = NONE;
  #inserted: readonly Row[] = NO_ROWS;
  #removed: readonly Row[] = NO_ROWS;
  /** the same by stream, once it has brought more than that */
  #changes: (Change | undefined)[] | undefined = undefined;

  constructor(plan: Pick<SelectPlan, 'streams' | 'joins' | 'where'>, kit: JoinKit, site: JoinSite, next: Operator<JoinedRow>) {
    const { streams, joins, where } = plan;
    this.#next = next;
    this.#site = site;
    this.#outside = kit.outside?.drivers ?? NO_DRIVERS;
    this.stores = streams.map(() => new RowStore());
    this.#unidirectional = new Set(streams.flatMap((stream, index) => (stream.unidirectional ? [index] : [])));
    this.#onlyInserted = kit.onlyInserted === true || this.#unidirectional.size > 0;
    const tree = {
      count: streams.length,
      joins,
      where,
      drivers: kit.outside?.drivers ?? NO_DRIVERS,
      isUnidirectional: this.#unidirectional.size > 0,
    };
    this.#joiners = streams.map((_, root) => new Joiner(joinTree(root, tree), this.stores, kit));
    this.#rowTest = joins.every(({ kind }) => kind === 'inner') ? undefined : outerRowTest(plan, kit);
    this.ports = streams.map((_, stream) => ({ update: (inserted, removed) => this.#change(stream, inserted, removed) }));
  }

  /** All joined rows of what is held now; a row with a partner in an earlier stream is found from there. */
  content(): readonly JoinedRow[] {
    return this.stores.flatMap(({ rows }, stream) =>
      this.#joinAll(stream, rows).filter(
        (joined) =>
          joined.slice(0, stream).every((part, index) => part === null || this.#outside.has(index)) && this.#passes(joined),
      ),
    );
  }

  *save(out: StateWriter): Generator<void> {
    for (const store of this.stores) yield* store.save(out);
  }

  *load(from: StateReader): Generator<void> {
    for (const store of this.stores) yield* store.load(from);
  }

  #change(stream: number, inserted: readonly Row[], removed: readonly Row[]): void {
    if (this.#stream === NONE) {
      this.#stream = stream;
      this.#inserted = inserted;
      this.#removed = removed;
      this.#site.settle(this.#flush);
      return;
    }
    const changes = this.#changesSoFar();
    const known = changes[stream];
    if (known === undefined) changes[stream] = new Change(inserted, removed);
    else known.append(inserted, removed);
  }

  #changesSoFar(): (Change | undefined)[] {
    if (this.#changes !== undefined) return this.#changes;
    const changes = new Array<Change | undefined>(this.stores.length).fill(undefined);
    changes[this.#stream] = new Change(this.#inserted, this.#removed);
    this.#changes = changes;
    return changes;
  }

  readonly #flush = (): void => {
    const [changes, stream, inserted, removed] = [this.#changes, this.#stream, this.#inserted, this.#removed];
    this.#changes = undefined;
    this.#stream = NONE;
    this.#inserted = this.#removed = NO_ROWS;
    if (changes === undefined) this.#flushOne(stream, inserted, removed);
    else this.#flushAll(changes);
  };

  /** The usual moment: one stream alone has changed, and once. */
  #flushOne(stream: number, inserted: readonly Row[], removed: readonly Row[]): void {
    const left = this.#onlyInserted ? NO_ROWS : this.#joinedAlone(stream, removed);
    this.#apply(stream, inserted, removed);
    const entered = this.#joinedAlone(stream, inserted);
    if (entered.length > 0 || left.length > 0) this.#next.update(entered, left);
  }

  #flushAll(changes: readonly (Change | undefined)[]): void {
    const removed = this.#onlyInserted ? NO_ROWS : this.#joined(changes, 'removed');
    for (let stream = 0; stream < changes.length; stream++) {
      const change = changes[stream];
      if (change) this.#apply(stream, change.inserted, change.removed);
    }
    const inserted = this.#joined(changes, 'inserted');
    if (inserted.length > 0 || removed.length > 0) this.#next.update(inserted, removed);
  }

  #apply(stream: number, inserted: readonly Row[], removed: readonly Row[]): void {
    const store = this.stores[stream];
    if (store === undefined || this.#unidirectional.has(stream)) return;
    for (const row of inserted) store.add(row);
    for (const row of removed) store.remove(row);
  }

  #passes(row: JoinedRow): boolean {
    return this.#rowTest === undefined || this.#rowTest(row);
  }

  #joined(changes: readonly (Change | undefined)[], side: 'inserted' | 'removed'): readonly JoinedRow[] {
    const last = changes.findLastIndex((change) => hasRows(change, side));
    const first = changes.findIndex((change) => hasRows(change, side));
    return first === last ? this.#joinedAlone(first, changes[first]?.[side] ?? NO_ROWS) : this.#joinedTogether(changes, side);
  }

  #joinedTogether(changes: readonly (Change | undefined)[], side: 'inserted' | 'removed'): readonly JoinedRow[] {
    const last = changes.findLastIndex((change) => hasRows(change, side));
    const rows: JoinedRow[] = [];
    const seen: Seen[] = [];
    for (let stream = 0; stream <= last; stream++) {
      const changed = changes[stream]?.[side] ?? NO_ROWS;
      if (changed.length === 0 || !this.#isTrigger(stream)) continue;
      for (const joined of this.#joinAll(stream, changed)) {
        // what passed straight through its window stands in no store: it is found from its own side alone
        const isHeld = this.stores[stream]?.has(joined[stream] as Row) ?? false;
        if (!(isHeld && isKnown(joined, seen)) && this.#passes(joined)) rows.push(joined);
      }
      if (stream < last) seen.push({ stream, rows: new Set(changed) });
    }
    return rows;
  }

  /** What changed rows of the only stream that has any are part of. */
  #joinedAlone(stream: number, changed: readonly Row[]): readonly JoinedRow[] {
    if (changed.length === 0 || !this.#isTrigger(stream)) return NO_ROWS;
    const found = this.#joinAll(stream, changed);
    return this.#rowTest === undefined ? found : found.filter((joined) => this.#passes(joined));
  }

  #isTrigger(stream: number): boolean {
    return this.#unidirectional.size === 0 || this.#unidirectional.has(stream);
  }

  #joinAll(stream: number, rows: Iterable<Row>): readonly JoinedRow[] {
    const found = new JoinedRows();
    for (const row of rows) this.#joiners[stream]?.join(row, found);
    return found.rows;
  }
}

function hasRows(change: Change | undefined, side: 'inserted' | 'removed'): boolean {
  return change !== undefined && change[side].length > 0;
}

/** Rows from whose side all that they are part of was found. */
interface Seen {
  readonly stream: number;
  readonly rows: ReadonlySet<Row>;
}

function isKnown(joined: JoinedRow, seen: readonly Seen[]): boolean {
  for (const { stream, rows } of seen) if (holds(rows, joined[stream])) return true;
  return false;
}

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
