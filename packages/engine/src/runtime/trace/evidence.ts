import type { Absence, Evidence, EvidenceEvent } from '../../explanation.js';
import type { Item } from '../item.js';
import type { Row } from '../row.js';
import { classOfRow } from '../row-class.js';
import { type BoundEvent, boundEvents, missingEvents } from './match-evidence.js';
import type { Cause, Part, Trace } from './trace.js';

/** Chains of statements are followed back so far. */
const MAX_DEPTH = 16;
/** Of all events together so many are followed back, as a multiple of those shown of one group. */
const FOLLOWED = 10;

/** Turns what a trace remembers into what a person reads. */
export class EvidenceBuilder {
  readonly #trace: Trace;
  readonly #maxEvents: number;
  #left: number;

  constructor(trace: Trace, maxEvents: number) {
    this.#trace = trace;
    this.#maxEvents = maxEvents;
    this.#left = maxEvents * FOLLOWED;
  }

  of(cause: Cause, depth = 0): Evidence {
    const { deployment, statement, time, position, group } = cause;
    const parts = partsOf(cause);
    const bound = [...parts.flatMap((part) => this.#bound(part)), ...answersOf(cause)];
    return {
      ...{ deployment, statement, time, position },
      ...(group && group.keys.length > 0 && { group: group.keys.map(plain) }),
      events: bound.slice(-this.#maxEvents).map((one) => this.#event(one, depth)),
      total: bound.length,
      isWhole: group?.log.isWhole ?? true,
      absent: this.#absent(cause, parts.slice(-this.#maxEvents)),
    };
  }

  /** A pattern's row is shown as the events that its tags hold. */
  #bound({ role, node, row }: Part): readonly BoundEvent[] {
    if (row === null) return [];
    const match = this.#trace.matchOf(row);
    return match === undefined ? [{ role, node, row }] : boundEvents(match);
  }

  #event({ role, node, row }: BoundEvent, depth: number): EvidenceEvent {
    const cause = depth < MAX_DEPTH && this.#left-- > 0 ? this.#trace.causeOf(row) : undefined;
    const arrival = this.#trace.arrivalOf(row) ?? this.#trace.causeOf(row);
    const rowClass = classOfRow(row);
    return {
      ...{ role, node, eventType: rowClass?.type.name ?? '', event: rowClass?.toRecord(row) ?? {} },
      ...(arrival && { time: arrival.time, position: arrival.position }),
      ...(cause && { from: this.of(cause, depth + 1) }),
    };
  }

  #absent({ time, found, parts: made }: Cause, shown: readonly Part[]): readonly Absence[] {
    const timeOf = (row: Row): number | undefined => (this.#trace.arrivalOf(row) ?? this.#trace.causeOf(row))?.time;
    const ofMatches = shown.flatMap(({ row }) => {
      const match = row === null ? undefined : this.#trace.matchOf(row);
      return match === undefined ? [] : missingEvents(match, timeOf);
    });
    const ofJoin = made.flatMap(({ node, eventType = '', row }) => (row === null ? [{ node, eventType, until: time }] : []));
    const ofSubqueries = [...(found ?? [])].flatMap(([node, { eventType, rows }]) =>
      rows.length === 0 ? [{ node, eventType, until: time }] : [],
    );
    return [...ofMatches, ...ofJoin, ...ofSubqueries];
  }
}

/** What subqueries found. */
function answersOf({ found }: Cause): readonly BoundEvent[] {
  return [...(found ?? [])].flatMap(([node, { rows }]) => rows.map((row) => ({ role: 'subquery', node, row })));
}

/** What the row was made of: the content of its group, and the row that brought it if that stands beside the aggregates. */
function partsOf({ parts, group }: Cause): readonly Part[] {
  if (group === undefined) return parts.filter(({ row }) => row !== null);
  const content = group.log.contentAt(group.length);
  return content.flatMap((item) => rowsOf(item).flatMap((row, index) => partAt(parts, index, row)));
}

function partAt(parts: readonly Part[], index: number, row: Row | null): readonly Part[] {
  const like = parts[index];
  return row === null ? [] : [{ role: like?.role ?? '', node: like?.node ?? '', row }];
}

function rowsOf(item: Item): readonly (Row | null)[] {
  return Array.isArray(item) ? (item as readonly (Row | null)[]) : [item as Row];
}

function plain(value: unknown): Evidence['events'][number]['event'][string] {
  const rowClass = classOfRow(value);
  return (rowClass === undefined ? value : rowClass.toRecord(value as Row)) as Evidence['events'][number]['event'][string];
}
