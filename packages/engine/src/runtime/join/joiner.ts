import type { PlanExpression } from '../../plan/expression.js';
import type { Environment } from '../expression/environment.js';
import { ROWS_FRAME } from '../expression/frame.js';
import type { Functions, TestFunction } from '../expression/functions.js';
import { appended } from '../gathered-rows.js';
import type { Item } from '../item.js';
import { lookupKeys } from '../lookup/conditions.js';
import { type RowLookup, rowLookup } from '../lookup/row-lookup.js';
import type { RowStore } from '../lookup/row-store.js';
import { GatheredWalk } from '../lookup/row-walk.js';
import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import type { JoinNode } from './join-tree.js';

/** One row a stream; null where an outer join has none. */
export type JoinedRow = Extract<Item, readonly unknown[]>;

export interface JoinKit {
  readonly functions: Functions;
  readonly environment: Environment;
  /** nobody behind the join asks for rows that leave: they are not looked for */
  readonly onlyInserted?: boolean;
  /** streams whose rows come from outside, each with the stream that asks for them */
  readonly outside?: OutsideStreams;
}

/** Joined rows in the order in which they are found. */
export class JoinedRows {
  rows: readonly JoinedRow[] = NO_ROWS;

  add(row: JoinedRow): void {
    this.rows = appended(this.rows, row);
  }
}

/** Rows that hang on the row of another stream. */
export interface OutsideStreams {
  readonly drivers: ReadonlyMap<number, number>;
  partners(stream: number, rows: readonly (Row | null)[]): readonly Row[];
}

interface Step {
  readonly stream: number;
  readonly optional: boolean;
  readonly lookup: RowLookup;
  readonly tests: readonly TestFunction[];
  readonly children: readonly Step[];
  /** this stream and all below it: null together */
  readonly below: readonly number[];
}

/** Finds all joined rows that one row of a stream is part of. Cost follows the partners that the indexes propose. */
export class Joiner {
  readonly #root: Step;
  /** streams are visited one behind the other, so that one loop in the other does */
  readonly #isPath: boolean;
  readonly #empty: readonly null[];

  constructor(tree: JoinNode, stores: readonly RowStore[], kit: JoinKit) {
    const root = link(tree, stores, kit);
    // nobody looks the first row up
    this.#root = { ...root, tests: testsOf(tree.conditions, kit) };
    this.#isPath = isPath(this.#root);
    this.#empty = new Array<null>(stores.length).fill(null);
  }

  /** Appends the joined rows to `found`. */
  join(row: Row, found: JoinedRows): void {
    const root = this.#root;
    const tuple: (Row | null)[] = this.#empty.slice();
    tuple[root.stream] = row;
    if (!passes(root, tuple)) return;
    if (this.#isPath) follow(root.children[0], tuple, found);
    else expand(root.children, 0, tuple, () => found.add(tuple.slice()));
  }
}

function isPath({ children }: Step): boolean {
  return children.length < 2 && children.every(isPath);
}

function link(node: JoinNode, stores: readonly RowStore[], kit: JoinKit): Step {
  const { functions, environment } = kit;
  const store = stores[node.stream];
  const keys = lookupKeys(
    node.conditions,
    { level: 0, stream: node.stream },
    ({ level, stream }) => level === 0 && node.bound.has(stream),
  );
  const children = node.children.map((child) => link(child, stores, kit));
  const isOutside = kit.outside?.drivers.has(node.stream) === true;
  return {
    stream: node.stream,
    optional: node.optional,
    lookup: isOutside
      ? (rows) => kit.outside && new GatheredWalk(kit.outside.partners(node.stream, rows as readonly (Row | null)[]))
      : store === undefined
        ? () => undefined
        : rowLookup(store, keys, { functions, environment, frame: ROWS_FRAME }),
    tests: testsOf(isOutside ? node.conditions : keys.rest, kit),
    children,
    below: [node.stream, ...children.flatMap((child) => child.below)],
  };
}

function testsOf(conditions: readonly PlanExpression[], { functions, environment }: JoinKit): readonly TestFunction[] {
  return conditions.map((condition) => functions.test(condition, ROWS_FRAME, environment));
}

function passes({ tests }: Step, tuple: readonly (Row | null)[]): boolean {
  for (const test of tests) if (!test(tuple)) return false;
  return true;
}

/** Binds a step and those below it. @returns whether there is a way to do so */
function follow(step: Step | undefined, tuple: (Row | null)[], found: JoinedRows): boolean {
  if (step === undefined) {
    found.add(tuple.slice());
    return true;
  }
  let any = false;
  const proposed = step.lookup(tuple);
  for (let row = proposed?.next(); row !== undefined; row = proposed?.next()) {
    if (followRow(step, row, tuple, found)) any = true;
  }
  for (const stream of step.below) tuple[stream] = null;
  if (any || !step.optional) return any;
  found.add(tuple.slice());
  return true;
}

function followRow(step: Step, row: Row, tuple: (Row | null)[], found: JoinedRows): boolean {
  tuple[step.stream] = row;
  return passes(step, tuple) && follow(step.children[0], tuple, found);
}

/** Binds the steps from `index` on, each with all that hangs on it; `done` is called for every way to do so, and says nothing when there is none. */
function expand(steps: readonly Step[], index: number, tuple: (Row | null)[], done: () => void): void {
  const step = steps[index];
  if (step === undefined) {
    done();
    return;
  }
  let found = false;
  const proposed = step.lookup(tuple);
  for (let row = proposed?.next(); row !== undefined; row = proposed?.next()) {
    tuple[step.stream] = row;
    if (!passes(step, tuple)) continue;
    expand(step.children, 0, tuple, () => {
      found = true;
      expand(steps, index + 1, tuple, done);
    });
  }
  for (const stream of step.below) tuple[stream] = null;
  if (!found && step.optional) expand(steps, index + 1, tuple, done);
}
