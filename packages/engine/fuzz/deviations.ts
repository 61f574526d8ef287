import { type Answer, undecided } from '../test/compare-answers.js';

/*
 * Where the two engines may differ by decision, and what the fuzzer does about it.
 *
 * Avoided by the generators:
 * - a filter's constant is never wider than its property: Esper refuses it, ours compares by value (point 82);
 * - `first` and `last` in a correlated subquery hang on a hash order in Esper (96);
 * - `not (… is null)` as a whole filter is refused by Esper (88);
 * - two triggers of one named window never share an event type, nor does one with a reader of the window that the same event sets off: the
 *   order between statements is creation order here and undefined there (59);
 * - a named window that queries write to has a reader: without one Esper tells the window's own listener of the write with the next event;
 * - time never goes back (78), numbers stay small: no overflow (65);
 * - an on-merge never updates and deletes one row: Esper deletes the row as it was and keeps the updated one;
 * - the constants of an `in` in a filter differ: Esper delivers an event once for each that is equal;
 * - `limit` stands only behind an order by all columns: which of equal rows is cut is decided by nobody.
 *
 * Not counted, because Esper's answer decides nothing: see {@link decidesNothing}.
 */

/** Messages of a compiler that fell over its own feet: a refusal of this kind is no statement about the language (99). */
const COMPILER_FAILED =
  /CompileException|ClassCastException|NullPointerException|IllegalStateException|Not a \d-way join|Failed to deploy: null|Error in stream|Cannot invoke|Unexpected (?:error|exception)|Fatal exception/;

/** True when Esper failed, in a statement (85, 86, 87) or in its compiler (88, 99). */
export function decidesNothing(answer: Answer): boolean {
  return (
    undecided(answer) ||
    COMPILER_FAILED.test(answer.error?.message ?? '') ||
    (answer.out ?? []).some((one) => COMPILER_FAILED.test(one.message ?? ''))
  );
}
