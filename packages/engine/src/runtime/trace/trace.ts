import type { EventType } from '@rulewright/core';
import type { PatternPlan } from '../../plan/pattern.js';
import type { Item } from '../item.js';
import type { Match } from '../pattern/match.js';
import type { Row, RowValue } from '../row.js';
import { GroupLog } from './group-log.js';

/** Where an event from outside stood. */
export interface Arrival {
  /** engine time in ms */
  readonly time: number;
  /** the host's number of what brought it */
  readonly position: number;
}

/** One row that another was made of; null where an outer join had none. */
export interface Part {
  /** name of the stream, or of the pattern's tag */
  readonly role: string;
  /** node id of the stream */
  readonly node: string;
  /** type of the rows of the stream, if there is a stream */
  readonly eventType?: string | undefined;
  readonly row: Row | null;
}

/** Which statement made a row, when, and of what. */
export interface Cause extends Arrival {
  readonly deployment: string;
  readonly statement: string;
  readonly parts: readonly Part[];
  /** the group whose aggregates the row tells, as it was then */
  readonly group?: { readonly log: GroupLog; readonly length: number; readonly keys: readonly RowValue[] };
  /** what subqueries found when the row was made, by their node ids */
  readonly found?: ReadonlyMap<string, Found>;
}

/** What a subquery answered. */
export interface Found {
  readonly eventType: string;
  readonly rows: readonly Row[];
}

/** A pattern's row: what was bound, and when it matched. */
export interface MatchCause {
  readonly plan: PatternPlan;
  readonly match: Match;
  readonly time: number;
}

/** What a stream is called, and the type of its rows. */
export interface TracedStream {
  readonly id: string;
  readonly name: string;
  readonly eventType?: EventType;
}

/** What a traced statement tells of itself where it is opened. */
export interface TraceSite {
  readonly deployment: string;
  readonly statement: string;
  /** streams of its items in order; an item of one stream is the row itself */
  readonly streams: readonly TracedStream[];
  readonly keys: readonly ((e: unknown) => RowValue)[];
  /** rows leave groups again, so that what a group held before the trace began can be read off the windows */
  readonly isBounded: boolean;
}

/**
 * Remembers where rows come from, in an engine that was made to explain one row: the ordinary one has no trace, and statements that are
 * opened without one have no place where it would be asked.
 */
export class Trace {
  /** the host's number of what is replayed now */
  position = 0;
  readonly #now: () => number;
  readonly #arrivals = new WeakMap<Row, Arrival>();
  readonly #causes = new WeakMap<Row, Cause>();
  readonly #matches = new WeakMap<Row, MatchCause>();
  /** an event that several statements pass on has a cause for each of them */
  readonly #passedOn = new Map<string, WeakMap<Row, Cause>>();
  readonly #found = new WeakMap<object, Map<string, Found>>();
  readonly #triggers = new Map<string, Part>();
  readonly #numbers = new WeakMap<Row, number>();
  readonly #primers: (() => void)[] = [];
  /** hears of what statements deliver, row by row */
  #listener: (by: StatementKey, rows: readonly Row[]) => void = () => undefined;
  #nextNumber = 1;

  /** @param now reads the engine's clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** An event came from outside. */
  arrived(row: Row): void {
    this.#arrivals.set(row, this.#here());
  }

  arrivalOf(row: Row): Arrival | undefined {
    return this.#arrivals.get(row);
  }

  /** What made a row: in the view of the statement that delivered it, else whoever made it first. */
  causeOf(row: Row, statement?: string): Cause | undefined {
    return (statement === undefined ? undefined : this.#passedOn.get(statement)?.get(row)) ?? this.#causes.get(row);
  }

  matchOf(row: Row): MatchCause | undefined {
    return this.#matches.get(row);
  }

  /** A pattern has matched. */
  matched(row: Row, plan: PatternPlan, match: Match): void {
    this.#matches.set(row, { plan, match, time: this.#now() });
  }

  /** A row was made of others by something that is no select-clause. */
  derived(row: Row, from: StatementKey, parts: readonly Part[]): void {
    const trigger = this.#triggers.get(keyOf(from));
    const all = trigger === undefined ? parts : [...parts, trigger];
    this.#put(
      row,
      { ...this.#here(), deployment: from.deployment, statement: from.id, parts: all },
      parts.some((part) => part.row === row),
    );
  }

  /** From now on an on-statement does what this event lets it do. */
  triggered(by: StatementKey, part: Part): void {
    this.#triggers.set(keyOf(by), part);
  }

  /** A subquery was asked with `outer` and found these rows. */
  answered(subquery: string, outer: unknown, found: Found): void {
    if (typeof outer !== 'object' || outer === null) return;
    const known = this.#found.get(outer) ?? new Map<string, Found>();
    this.#found.set(outer, known.set(subquery, found));
  }

  /** Follows the groups of one select-clause. */
  groups(site: TraceSite): GroupTrace {
    return new GroupTrace(site, {
      number: (row) => this.#numberOf(row),
      made: (row, cause, isPassedOn) => this.#put(row, { ...this.#here(), ...cause }, isPassedOn),
      found: (item) => this.#found.get(item as object),
    });
  }

  /** A statement delivers rows that it adds. */
  delivered(by: StatementKey, rows: readonly Row[]): void {
    this.#listener(by, rows);
  }

  onDelivery(listener: (by: StatementKey, rows: readonly Row[]) => void): void {
    this.#listener = listener;
  }

  /** Is to run when state has been restored: what groups hold then was there before. */
  onRestored(prime: () => void): void {
    this.#primers.push(prime);
  }

  restored(): void {
    for (const prime of this.#primers) prime();
  }

  #here(): Arrival {
    return { time: this.#now(), position: this.position };
  }

  #put(row: Row, cause: Cause, isPassedOn: boolean): void {
    const key = keyOf({ deployment: cause.deployment, id: cause.statement });
    const own = this.#passedOn.get(key) ?? new WeakMap<Row, Cause>();
    this.#passedOn.set(key, own.set(row, cause));
    if (!isPassedOn && !this.#causes.has(row) && !this.#arrivals.has(row)) this.#causes.set(row, cause);
  }

  #numberOf(row: Row): number {
    let number = this.#numbers.get(row);
    if (number === undefined) {
      number = this.#nextNumber++;
      this.#numbers.set(row, number);
    }
    return number;
  }
}

/** Which statement of which deployment. */
export interface StatementKey {
  readonly deployment: string;
  readonly id: string;
}

export function keyOf({ deployment, id }: StatementKey): string {
  return `${deployment}/${id}`;
}

interface GroupTraceHost {
  number(row: Row): number;
  made(row: Row, cause: Omit<Cause, 'time' | 'position'>, isPassedOn: boolean): void;
  found(item: Item): ReadonlyMap<string, Found> | undefined;
}

/** The groups of one select-clause: what enters and leaves each, and which row was made of what. */
export class GroupTrace {
  readonly #site: TraceSite;
  readonly #host: GroupTraceHost;
  /** by the array of the group's tallies, which is made once a group */
  readonly #logs = new WeakMap<object, GroupLog>();
  /** what groups held when the trace began and none of them has been met yet */
  #before = new Map<string, Item[]>();
  #isPrimed: boolean;

  constructor(site: TraceSite, host: GroupTraceHost) {
    this.#site = site;
    this.#host = host;
    this.#isPrimed = true;
  }

  /** Takes what windows hold now as what the groups hold. */
  prime(content: Iterable<Item>): void {
    this.#isPrimed = this.#site.isBounded;
    this.#before = new Map();
    for (const item of content) {
      const key = JSON.stringify(this.#keysOf(item));
      const items = this.#before.get(key);
      if (items === undefined) this.#before.set(key, [item]);
      else items.push(item);
    }
  }

  enter(tallies: object, item: Item): void {
    this.#logOf(tallies, item).enter(item);
  }

  leave(tallies: object, item: Item): void {
    this.#logOf(tallies, item).leave(item);
  }

  /** A row was made of `item`, with the aggregates of a group if there are any. */
  made(row: Row, item: Item | null, tallies: readonly unknown[]): void {
    const { deployment, statement, streams } = this.#site;
    const rows = item === null ? [] : isTuple(item) ? item : [item];
    const parts = streams.flatMap(({ id, name, eventType }, index): Part[] => {
      const part = rows[index];
      return part === undefined ? [] : [{ role: name, node: id, eventType: eventType?.name, row: part }];
    });
    const log = tallies.length === 0 ? undefined : this.#logOf(tallies, item);
    const group = log && { log, length: log.length, keys: item === null ? [] : this.#keysOf(item) };
    const found = item === null ? undefined : this.#host.found(item);
    const cause = { deployment, statement, parts, ...(group && { group }), ...(found && { found: new Map(found) }) };
    this.#host.made(row, cause, rows.includes(row));
  }

  #logOf(tallies: object, item: Item | null): GroupLog {
    let log = this.#logs.get(tallies);
    if (log === undefined) {
      log = new GroupLog((row) => this.#host.number(row), this.#isPrimed);
      this.#logs.set(tallies, log);
      const key = JSON.stringify(item === null ? [] : this.#keysOf(item));
      for (const one of this.#before.get(key) ?? []) log.enter(one);
      this.#before.delete(key);
    }
    return log;
  }

  #keysOf(item: Item): readonly RowValue[] {
    return this.#site.keys.map((key) => key(item));
  }
}

function isTuple(item: Item): item is readonly (Row | null)[] {
  return Array.isArray(item);
}
