import type { PreviousSite } from '../expression/environment.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { DataWindow, OpenWindow, WindowKind, WindowSite } from './data-window.js';
import { type Failure, showToAll } from './show-to-all.js';

/** One of several windows over the same rows, and how it is opened. */
export interface Member {
  readonly kind: WindowKind;
  readonly open: OpenWindow;
}

const NONE: ReadonlySet<Row> = new Set();

interface Opened {
  readonly window: DataWindow;
  readonly kind: WindowKind;
  /** what it told during the present `update` */
  inserted: readonly Row[];
  removed: readonly Row[];
}

/**
 * Rows that all of several windows hold: what one lets go, the others forget. The windows know nothing of each other. With a batch window
 * among them, its batches are what is told, and what the others let go before a batch is released is missing in it.
 */
export class IntersectionWindow implements DataWindow {
  readonly previous?: PreviousSite;
  readonly #next: Operator;
  readonly #members: readonly Opened[];
  readonly #batch: Opened | undefined;
  /** some member may turn rows away */
  readonly #isSelective: boolean;
  #isCollecting = false;
  /** what a member's condition threw during the present `update` */
  #failure: Failure | undefined = undefined;

  constructor(site: WindowSite, next: Operator, members: readonly Member[]) {
    this.#next = next;
    const opened: Opened[] = [];
    for (const { kind, open } of members) {
      const member: Opened = {
        kind,
        inserted: NO_ROWS,
        removed: NO_ROWS,
        window: open(site, { update: (i, r) => this.#told(member, i, r) }),
      };
      opened.push(member);
    }
    this.#members = opened;
    this.#batch = opened.find(({ kind }) => kind.batch);
    this.#isSelective = opened.some(({ kind }) => kind.selective);
    const [first] = opened;
    if (first?.window.previous !== undefined && opened.length === 1) this.previous = first.window.previous;
  }

  get size(): number {
    return this.#holder.size;
  }

  get idle(): boolean {
    return this.#members.every(({ window }) => window.idle);
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) for (const { window } of this.#members) window.forget(removed);
    if (this.#batch !== undefined) this.#updateBatch(this.#batch, inserted, removed);
    else this.#updateAll(inserted, removed);
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  forget(rows: readonly Row[]): void {
    for (const { window } of this.#members) window.forget(rows);
  }

  rows(): Iterable<Row> {
    return this.#holder.rows();
  }

  *save(out: StateWriter): Generator<void> {
    for (const { window } of this.#members) yield* window.save(out);
  }

  *load(from: StateReader): Generator<void> {
    for (const { window } of this.#members) yield* window.load(from);
  }

  /** All members hold the same rows: any of them can tell which. */
  get #holder(): DataWindow {
    const member = this.#batch ?? this.#members[0];
    return (member as Opened).window;
  }

  #updateAll(inserted: readonly Row[], before: readonly Row[]): void {
    this.#show(this.#members, inserted);
    const removed = this.#settle(this.#members);
    const rejected = this.#rejected(inserted);
    const entered = rejected.size === 0 ? inserted : inserted.filter((row) => !rejected.has(row));
    // a row that was turned away leaves only if it made others leave, which is Esper's quirk
    const others = rejected.size === 0 ? removed : removed.filter((row) => !rejected.has(row));
    const left = rejected.size === 0 || others.length === 0 ? others : [...rejected, ...others];
    if (entered.length > 0 || left.length > 0 || before.length > 0)
      this.#next.update(entered, before.length === 0 ? left : [...before, ...left]);
  }

  #updateBatch(batch: Opened, inserted: readonly Row[], before: readonly Row[]): void {
    const others = this.#members.filter((member) => member !== batch);
    this.#show(others, inserted);
    const removed = new Set(this.#settle(others));
    const rejected = this.#rejected(inserted);
    const arriving = inserted.filter((row) => !rejected.has(row) && !removed.has(row));
    const known = new Set(inserted);
    batch.window.forget([...removed].filter((row) => !known.has(row)));
    this.#show([batch], arriving);
    this.#tellBatch(batch, before);
  }

  /** What a batch takes along, the others need not remember. */
  #tellBatch(batch: Opened, before: readonly Row[]): void {
    const { inserted, removed } = batch;
    batch.inserted = NO_ROWS;
    batch.removed = NO_ROWS;
    for (const { window } of this.#members) if (window !== batch.window) window.forget(inserted);
    if (inserted.length > 0 || removed.length > 0 || before.length > 0) this.#next.update(inserted, [...before, ...removed]);
  }

  /** Shows rows to members and keeps what they tell. */
  #show(members: readonly Opened[], rows: readonly Row[]): void {
    for (const member of members) {
      member.inserted = NO_ROWS;
      member.removed = NO_ROWS;
    }
    this.#isCollecting = true;
    this.#failure ??= showToAll(
      members.map(({ window }) => window),
      rows,
    );
    this.#isCollecting = false;
  }

  /** What any of the members let go, each row once; the others forget it. */
  #settle(members: readonly Opened[]): readonly Row[] {
    const telling = members.filter(({ removed }) => removed.length > 0);
    const [first, second] = telling;
    if (first === undefined) return NO_ROWS;
    const all = second === undefined ? first.removed : [...new Set(telling.flatMap(({ removed }) => removed))];
    for (const member of members) {
      if (members.length === 1 || (member === first && second === undefined)) continue;
      const others = member.removed.length === 0 ? all : without(all, new Set(member.removed));
      if (others.length > 0) member.window.forget(others);
    }
    return all;
  }

  /** Rows that a selective member did not take; the others forget them. */
  #rejected(inserted: readonly Row[]): ReadonlySet<Row> {
    if (!this.#isSelective) return NONE;
    const rejected = new Set<Row>();
    for (const { kind, inserted: taken } of this.#members) {
      if (!kind.selective || taken.length === inserted.length) continue;
      const own = new Set(taken);
      for (const row of inserted) if (!own.has(row)) rejected.add(row);
    }
    if (rejected.size > 0) this.#forgetRejected([...rejected]);
    return rejected;
  }

  #forgetRejected(rejected: readonly Row[]): void {
    for (const { kind, inserted: taken, removed, window } of this.#members) {
      if (kind.batch) continue;
      const held = rejected.filter((row) => (!kind.selective || taken.includes(row)) && !removed.includes(row));
      if (held.length > 0) window.forget(held);
    }
  }

  #told(member: Opened, inserted: readonly Row[], removed: readonly Row[]): void {
    if (this.#isCollecting) {
      member.inserted = member.inserted.length === 0 ? inserted : [...member.inserted, ...inserted];
      member.removed = member.removed.length === 0 ? removed : [...member.removed, ...removed];
      return;
    }
    // time let a member speak
    if (member === this.#batch) {
      member.inserted = inserted;
      member.removed = removed;
      this.#tellBatch(member, NO_ROWS);
      return;
    }
    for (const { window } of this.#members) if (window !== member.window) window.forget(removed);
    if (this.#batch === undefined) this.#next.update(NO_ROWS, removed);
  }
}

function without(rows: readonly Row[], taken: ReadonlySet<Row>): readonly Row[] {
  return rows.filter((row) => !taken.has(row));
}
