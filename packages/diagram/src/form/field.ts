import type { Span } from '@rulewright/core';
import type { Change } from '../edit/outcome.js';

/** How a field is edited. Its value is always text as EPL has it, but where a kind says otherwise. */
export type FieldKind =
  /** a name: of a statement, an alias, a column */
  | 'name'
  /** plain text, without quotes */
  | 'text'
  /** `30 sec`, `1 hour 30 min` */
  | 'duration'
  | 'number'
  | 'expression'
  /** a condition; the predicate builder reads and prints it */
  | 'predicate'
  /** expressions between commas: keys, sort keys, arguments */
  | 'expression-list'
  /** columns between commas: `src_ip, count(*) as n` */
  | 'column-list'
  /** properties between commas: `ip string, seen long` */
  | 'property-list'
  /** `p.total = p.total + 1`, between commas */
  | 'assignment-list'
  /** name of an event type, a stream or a window: one of the choices, or new */
  | 'event-type'
  | 'window'
  /** one of the choices */
  | 'choice'
  /** `true` or `false` */
  | 'flag'
  /** what stands between the brackets of an annotation */
  | 'annotation-arguments'
  /** a part of a pattern */
  | 'pattern'
  /** a list of views: `#time(30 sec)#unique(src_ip)` */
  | 'views'
  /** any EPL, in a box of its own */
  | 'epl';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly doc?: string;
}

/** One editable part of a node. */
export interface Field {
  /** unique in its form: `period`, `column.2` */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly value: string;
  /** where it stands in the text; absent when there is nothing yet */
  readonly span?: Span;
  /** it may be left out: an empty value takes it away */
  readonly optional: boolean;
  readonly choices?: readonly Choice[];
  /** what is wrong with it at present, in the words of the checker */
  readonly problem?: string;
  readonly hint?: string;
}

/** A field with what writing it does to the text. */
export interface FieldSpec extends Omit<Field, 'problem'> {
  write(value: string): Change;
}

export const choice = (value: string, label: string = value): Choice => ({ value, label });
