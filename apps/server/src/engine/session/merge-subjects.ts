import type { EventRecord, Value } from '@rulewright/core';
import { checkQuery } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { Outcome } from './entry-result.js';
import type { BoundWrite, SubjectMerge } from './order.js';
import { type WriteSubject, write } from './write.js';

/**
 * Adds what a profile's window knows of one subject to what it knows of another, in one step of the journal: what comes between a look and
 * a change would be lost.
 *
 * @returns `wrote` without rows if nothing is known of the subject that gives
 */
export function mergeSubjects({ window, from, into }: SubjectMerge, subject: WriteSubject): Outcome {
  const known = rowsOf(window, into, subject);
  const giving = rowsOf(window, from, subject);
  const moves = giving.map((row) => move(window, row, { into, known: known.find((one) => sameValue(one, row)) }));
  return write([...moves, { epl: `delete from ${window} where subject = ?`, parameters: [from] }], subject);
}

function rowsOf(window: string, of: string, { engine, rulebook }: WriteSubject): readonly EventRecord[] {
  const { query } = checkQuery(parse(`select * from ${window} where subject = ?`).document, rulebook.world);
  return query ? engine.query(query, [of]) : [];
}

function sameValue(a: EventRecord, b: EventRecord): boolean {
  return a['feature'] === b['feature'] && a['value'] === b['value'];
}

/** A row of one subject added to what is known of another. */
function move(
  window: string,
  row: EventRecord,
  { into, known }: { readonly into: string; readonly known: EventRecord | undefined },
): BoundWrite {
  const { feature = null, value = null, hits = null, firstSeen = null, lastSeen = null } = row;
  if (!known) {
    return {
      epl: `insert into ${window}(subject, feature, value, hits, firstSeen, lastSeen) values (?, ?, ?, ?, ?, ?)`,
      parameters: [into, feature, value, hits, firstSeen, lastSeen],
    };
  }
  const sum = Number(known['hits']) + Number(hits);
  return {
    epl: `update ${window} set hits = ?, firstSeen = ?, lastSeen = ? where subject = ? and feature = ? and value = ?`,
    parameters: [sum, least(known['firstSeen'], firstSeen), greatest(known['lastSeen'], lastSeen), into, feature, value],
  };
}

const least = (a: Value | undefined, b: Value): number => Math.min(Number(a), Number(b));
const greatest = (a: Value | undefined, b: Value): number => Math.max(Number(a), Number(b));
