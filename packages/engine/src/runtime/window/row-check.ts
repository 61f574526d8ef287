import type { PlanExpression } from '../../plan/expression.js';
import type { ViewPlan } from '../../plan/stream.js';
import { expressionsIn } from '../../plan/walk-expression.js';
import { ROWS_FRAME } from '../expression/frame.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { WindowKit } from './open-windows.js';

/** Throws what the windows of a stream would throw for a row. */
export type RowCheck = (row: Row) => void;

/**
 * Evaluates what windows evaluate of a row, so that a failure comes before anything has changed: they take rows in one after another, and
 * several of them one after another.
 *
 * @returns undefined when none of their expressions can fail
 */
export function rowCheck(views: readonly ViewPlan[], { functions, environment }: WindowKit): RowCheck | undefined {
  const keys = views.flatMap((view) => (ASKS_ITSELF.has(view.name) ? [] : view.arguments));
  const counted = views.flatMap(({ aggregates = [] }) => aggregates.flatMap((one) => [...one.arguments, ...present(one.filter)]));
  const values = [...keys, ...counted].filter(mayFail).map((each) => functions.value(each, ROWS_FRAME, environment));
  if (values.length === 0) return undefined;
  return (row) => {
    for (const value of values) value([row, null]);
  };
}

/** What stands before windows: a change of which a row fails does not come through, and they stay as they were. */
export function checked(check: RowCheck, next: Operator): Operator {
  return {
    update: (inserted, removed) => {
      for (const row of inserted) check(row);
      next.update(inserted, removed);
    },
  };
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** Windows whose condition reads the window itself: it can only be asked there. */
const ASKS_ITSELF = new Set(['expr', 'expr_batch']);

/** A property of the row and a constant are always there. */
function mayFail(argument: PlanExpression): boolean {
  for (const part of expressionsIn(argument)) {
    if (part.kind === 'constant' || part.kind === 'period' || part.kind === 'variable') continue;
    if (part.kind !== 'read' || part.path.some(({ kind }) => kind !== 'field')) return true;
  }
  return false;
}
