import type { IngestAnswer } from '@rulewright/contracts';
import type { EntryResult } from '../engine/session/entry-result.js';

/** Errors that an answer over the wire names, at most; all of them stand in the dead letters. */
const ERRORS_SHOWN = 1000;

/** What the sender of a batch is told. The same for a batch that is processed again after a crash. */
export function ingestAnswer(result: EntryResult): IngestAnswer {
  const { accepted, rejected, firstOffset } = result;
  const errors = rejected.map(({ index, code, message }) => ({ index, code, message }));
  return { accepted, rejected: rejected.length, offset: firstOffset, errors };
}

export function shownAnswer(answer: IngestAnswer): IngestAnswer {
  return answer.errors.length <= ERRORS_SHOWN ? answer : { ...answer, errors: answer.errors.slice(0, ERRORS_SHOWN) };
}

export const EMPTY_ANSWER: IngestAnswer = { accepted: 0, rejected: 0, offset: null, errors: [] };
