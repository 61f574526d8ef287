import type fc from 'fast-check';
import type {
  EventFilter,
  Expression,
  Pattern,
  RowPattern,
  SelectBody,
  SelectItem,
  Stream,
  View,
} from '../../../src/syntax/ast.js';

/** The kinds of trees that hold each other. */
export interface Trees {
  expression: Expression;
  pattern: Pattern;
  rows: RowPattern;
  filter: EventFilter;
  view: View;
  item: SelectItem;
  stream: Stream;
  subselect: SelectBody;
  select: SelectBody;
}

export type Tie = <K extends keyof Trees>(key: K) => fc.Arbitrary<Trees[K]>;
