import type { Value } from '@rulewright/core';
import type { StatementPlan } from '../../plan/statement.js';
import type { VariableCell } from '../expression/environment.js';
import { ROW_FRAME } from '../expression/frame.js';
import { openOn } from './open-on.js';
import { openSelect } from './open-select.js';
import { openUpdateStream } from './open-update-stream.js';
import { openCreateWindow } from './open-window.js';
import { NOTHING_OPENED, type OpenedStatement } from './opened-statement.js';
import type { StatementRun } from './statement-run.js';

type Of<K extends StatementPlan['kind']> = Extract<StatementPlan, { kind: K }>;

/** How each kind of statement is opened; a kind without an entry does not compile. */
const OPENERS: { readonly [K in StatementPlan['kind']]: (plan: Of<K>, run: StatementRun) => OpenedStatement } = {
  select: openSelect,
  on: openOn,
  'create-window': openCreateWindow,
  'create-schema': ({ eventType }, run) => {
    run.runtime.classes.of(eventType);
    return NOTHING_OPENED;
  },
  'create-variable': (plan, run) => {
    const { variables, functions } = run.runtime;
    const value = plan.value === undefined ? null : functions.value(plan.value, ROW_FRAME, run.environment)(null);
    // who reads the variable already holds its cell
    const cell: VariableCell = variables.get(plan.variable) ?? { value: null };
    cell.value = value as Value;
    variables.set(plan.variable, cell);
    return {
      ...NOTHING_OPENED,
      start: () => {
        variables.set(plan.variable, cell);
      },
      stop: () => {
        variables.delete(plan.variable);
      },
    };
  },
  'create-index': (plan, run) => {
    const store = run.runtime.windows.get(plan.window)?.store;
    const isSorted = plan.columns.length === 1 && plan.columns[0]?.form === 'btree';
    if (isSorted) store?.sortedIndex(plan.columns[0]?.property ?? '');
    else store?.hashIndex(plan.columns.map(({ property }) => property));
    return NOTHING_OPENED;
  },
  'create-expression': () => NOTHING_OPENED,
  'update-istream': openUpdateStream,
};

/** Opens a statement; nothing reaches it before it is started. */
export function openStatement(plan: StatementPlan, run: StatementRun): OpenedStatement {
  const open = OPENERS[plan.kind] as (plan: StatementPlan, run: StatementRun) => OpenedStatement;
  return open(plan, run);
}
