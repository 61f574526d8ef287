/*
 * A condition as the predicate builder shows it: groups of rows, one property and one test each. What no row can say stays as text, so that
 * every condition can be shown, and none is changed by being shown.
 */

/** What a property is compared with. */
export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  /** a number as written: `50`, `1L`, `-0.5` */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** a property of an earlier event of the pattern */
  | { readonly kind: 'earlier'; readonly tag: string; readonly path: string }
  | { readonly kind: 'expression'; readonly text: string };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What a row asks of its property. */
export type Test =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly value: Operand }
  | { readonly kind: 'in'; readonly not: boolean; readonly values: readonly Operand[] }
  | { readonly kind: 'between'; readonly not: boolean; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'like'; readonly not: boolean; readonly pattern: Operand; readonly escape?: string }
  | { readonly kind: 'regexp'; readonly not: boolean; readonly pattern: Operand }
  /** an address in a network, `10.0.0.0/8`; written as a regular expression */
  | { readonly kind: 'network'; readonly not: boolean; readonly network: string }
  | { readonly kind: 'null'; readonly not: boolean }
  | { readonly kind: 'exists' };

export interface PredicateRow {
  readonly kind: 'row';
  /** the property, or the path to it, as written: `src_ip`, `a.geoip.country`, `login.toLowerCase()` */
  readonly property: string;
  readonly test: Test;
}

export type Predicate =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Predicate[] }
  | { readonly kind: 'not'; readonly part: Predicate }
  | PredicateRow
  /** anything else, as written */
  | { readonly kind: 'expression'; readonly text: string };
