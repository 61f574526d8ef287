import { assertNever, invariant, type Value } from '@rulewright/core';
import type { PlanExpression } from '../../plan/expression.js';
import type { OrderedRows } from '../aggregate/ordered-rows.js';
import type { Row, RowValue } from '../row.js';
import { SharedCache } from '../shared-cache.js';
import type { Period } from '../time/period.js';
import { type Binding, Emission } from './emit/emission.js';
import { EMITTERS } from './emit/emitters.js';
import type { Environment } from './environment.js';
import type { Frame } from './frame.js';
import { LIBRARY, type Library } from './library/library.js';
import { likeMatcher } from './library/like-matcher.js';
import { regexpMatcher } from './library/regexp-matcher.js';

/** The aggregates of a group as generated code reads them. */
export interface AggregateValue {
  /** @param e what the expression is evaluated for: an aggregate with groups of its own answers for the group of that */
  value(e?: unknown): RowValue;
  /** rows in order, of an aggregate that can be looked into */
  ordered?(e?: unknown): OrderedRows | undefined;
}
export type Aggregates = readonly AggregateValue[];

/** What `(e, o, p, g)` mean is told by the {@link Frame} that the function was made for. */
export type Evaluate<R> = (e: unknown, o?: unknown, p?: unknown, g?: Aggregates) => R;
export type ValueFunction = Evaluate<RowValue>;
export type TestFunction = Evaluate<boolean>;
export type RowFunction = Evaluate<Row>;

/** Makes rows of one class from the values of its properties in order. */
export type RowConstructor = new (...values: readonly RowValue[]) => Row;

/** Shows a row to the aggregates of a group. */
export type FeedFunction = (e: unknown, o: unknown, p: unknown, g: readonly unknown[]) => void;

/** What one aggregate takes of a row. */
export interface FeedStep {
  /** names the class of the tally, so that only feeds of the same classes share code */
  readonly kind: string;
  readonly passes: PlanExpression | undefined;
  /** absent: that there is a row; `row`: the row itself */
  readonly value: PlanExpression | 'row' | undefined;
  /** what stands behind the value; `row`: the row itself */
  readonly keys: readonly PlanExpression[] | 'row';
  readonly skipsNull: boolean;
}

type Factory = (library: Library, bindings: readonly unknown[], environment: Environment) => Evaluate<unknown>;

const FACTORIES = new SharedCache<Factory>();

/**
 * Turns expressions of plans into functions. The text of a function holds no constant, so all expressions of one shape share one compiled
 * function and differ by the closure over their constants: 10,000 rules `login = … and port = …` cost one compilation.
 */
export class Functions {
  readonly #factories = new Map<string, Factory>();
  /** functions that hold nothing of their own, by text and by the class whose rows they make */
  readonly #shared = new Map<RowConstructor | undefined, Map<string, Evaluate<unknown>>>();

  /** Number of distinct shapes compiled so far. */
  get shapes(): number {
    return this.#factories.size;
  }

  /** The value; null when unknown. May throw an {@link EvaluationError}. */
  value(expression: PlanExpression, frame: Frame, environment: Environment): ValueFunction {
    const emission = new Emission(EMITTERS, frame);
    return this.#make(emission, emission.value(expression), environment) as ValueFunction;
  }

  /** True only when the value is true: what filters, where and having ask. */
  test(expression: PlanExpression, frame: Frame, environment: Environment): TestFunction {
    const emission = new Emission(EMITTERS, frame);
    return this.#make(emission, emission.holds(expression), environment) as TestFunction;
  }

  /** A new row; `columns` are the values of the class's properties in order. */
  row(columns: readonly PlanExpression[], rowClass: RowConstructor, frame: Frame, environment: Environment): RowFunction {
    const emission = new Emission(EMITTERS, frame);
    const name = emission.bind({ kind: 'row-class' });
    const values = columns.map((column) => emission.value(column)).join(',');
    return this.#make(emission, `new ${name}(${values})`, environment, rowClass) as RowFunction;
  }

  /**
   * Calls `add` or `remove` of the tallies of a group with what each takes of a row. Steps that are undefined are left out.
   * One function instead of one a column: what it calls is known to the JIT.
   */
  feed(steps: readonly (FeedStep | undefined)[], to: 'add' | 'remove', frame: Frame, environment: Environment): FeedFunction {
    const emission = new Emission(EMITTERS, frame);
    const none = emission.bind({ kind: 'constant', value: [] });
    const calls = steps.flatMap((step, index) => (step === undefined ? [] : [feedCall(step, `g[${index}].${to}`, emission, none)]));
    const kinds = steps.map((step) => step?.kind ?? '').join();
    return this.#make(emission, `/*${kinds}*/(${[...calls, 'null'].join(',')})`, environment) as FeedFunction;
  }

  /** A length of time: a period, or a bare number of seconds; null when unknown. */
  period(expression: PlanExpression, frame: Frame, environment: Environment): Evaluate<Period | null> {
    const evaluate = this.value(expression, frame, environment) as Evaluate<unknown>;
    return (e, o, p, g) => {
      const length = evaluate(e, o, p, g);
      if (typeof length === 'number') return { months: 0, ms: Math.round(length * 1000) };
      const period = length as Period | null;
      return period === null || Number.isInteger(period.ms) ? period : { months: period.months, ms: roundMs(period.ms) };
    };
  }

  #make(emission: Emission, result: string, environment: Environment, rowClass?: RowConstructor): Evaluate<unknown> {
    const text = emission.factory(result);
    let factory = this.#factories.get(text);
    if (factory === undefined) {
      // the text is of our own emitter; user text enters it neither as code nor as a literal
      factory = FACTORIES.get(text, () => new Function('L', 'K', 'x', text) as Factory);
      this.#factories.set(text, factory);
    }
    // a thousand rules that select the same columns have one function for it: what is not touched need not be in the cache
    const isShared = emission.bindings.every(({ kind }) => kind === 'row-class') && !text.includes('x.');
    if (!isShared) return bound(factory, emission, environment, rowClass);
    let shared = this.#shared.get(rowClass);
    if (shared === undefined) {
      shared = new Map();
      this.#shared.set(rowClass, shared);
    }
    let made = shared.get(text);
    if (made === undefined) {
      made = bound(factory, emission, environment, rowClass);
      shared.set(text, made);
    }
    return made;
  }
}

function feedCall({ passes, value, keys, skipsNull }: FeedStep, method: string, emission: Emission, none: string): string {
  const test = passes === undefined ? '' : `(${emission.holds(passes)})&&`;
  const keyList = keys === 'row' ? '[e]' : keys.length === 0 ? none : `[${keys.map((key) => emission.value(key)).join(',')}]`;
  if (value === undefined || value === 'row') return `(${test}${method}(${value === undefined ? 'true' : 'e'},${keyList}))`;
  if (!skipsNull) return `(${test}${method}(${emission.value(value)},${keyList}))`;
  const held = emission.temporary();
  return `(${test}(${held}=${emission.value(value)})!==null&&${method}(${held},${keyList}))`;
}

/** Parts of an hour or a day are whole ms up to the last digits of a double; microseconds stay fractions. */
function roundMs(ms: number): number {
  return Math.round(ms * 1e6) / 1e6;
}

function bound(
  factory: Factory,
  { bindings }: Emission,
  environment: Environment,
  rowClass: RowConstructor | undefined,
): Evaluate<unknown> {
  return factory(
    LIBRARY,
    bindings.map((binding) => boundValue(binding, environment, rowClass)),
    environment,
  );
}

function boundValue(binding: Binding, environment: Environment, rowClass: RowConstructor | undefined): unknown {
  switch (binding.kind) {
    case 'constant':
      return binding.value;
    case 'set':
      return new Set<Value>(binding.values);
    case 'like':
      return likeMatcher(binding.pattern, binding.escape);
    case 'regexp':
      return regexpMatcher(binding.pattern);
    case 'variable':
      return environment.variable(binding.name);
    case 'row-class':
      invariant(rowClass !== undefined, 'a row without a class');
      return rowClass;
    default:
      return assertNever(binding);
  }
}
