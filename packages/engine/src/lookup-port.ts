import type { EventRecord, Value } from '@rulewright/core';

/*
 * Rows from outside (`SQL:name['select … where id = ${a.id}']`). A statement asks; the host answers when it can, by
 * `Engine.answerLookup`, from an entry of its journal, so that a replay gets the same answers at the same places. A row that asked waits for
 * its answer and for those of all rows that came before it in its stream.
 */

export interface LookupRequest {
  /** the same whenever the same past is replayed, also in an engine with fewer statements */
  readonly id: string;
  /** deployment and statement that ask */
  readonly deployment: string;
  readonly statement: string;
  /** name of the database */
  readonly lookup: string;
  /** text of the query around its parameters: one piece more than there are parameters */
  readonly sql: readonly string[];
  /** to be bound, never to be written into the text */
  readonly parameters: readonly Value[];
}

/** Rows by column name, or why there are none; a time limit that has passed is an answer too. */
export type LookupAnswer = readonly EventRecord[] | { readonly failed: string };

export interface LookupPort {
  /**
   * Asks. May be answered before it returns. What waited in a snapshot is asked again by `restore`, with the id that it had: a host that
   * replays puts off its questions to the database until it knows which of them the journal answers.
   */
  request(request: LookupRequest): void;
}
