import { invariant } from '@rulewright/core';
import type { AggregatePlan } from '../../plan/result.js';
import type { ViewPlan } from '../../plan/stream.js';
import { usesKind } from '../../plan/walk-expression.js';
import { aggregateColumn } from '../aggregate/aggregate-column.js';
import type { Environment } from '../expression/environment.js';
import { ROW_FRAME, ROWS_FRAME } from '../expression/frame.js';
import type { Functions } from '../expression/functions.js';
import type { Row } from '../row.js';
import type { OpenWindow, WindowArguments } from './data-window.js';
import { GroupWindow } from './group.js';
import { IntersectionWindow, type Member } from './intersection.js';
import { WINDOWS } from './registry.js';
import { UnionWindow } from './union.js';
import { WindowAggregates } from './window-aggregates.js';

const VARIABLE = new Set(['variable'] as const);
const NO_AGGREGATES: readonly AggregatePlan[] = [];

/** How expressions of windows are made into functions. */
export interface WindowKit {
  readonly functions: Functions;
  readonly environment: Environment;
}

/** Makes the windows of a stream, functions made once for all instances; undefined when it has none. */
export function windowsOf(views: readonly ViewPlan[], retain: 'union' | 'intersection', kit: WindowKit): OpenWindow | undefined {
  const [first, ...rest] = views;
  if (first === undefined) return undefined;
  if (first.name === 'groupwin') {
    const given = argumentsOf(first, kit);
    const keys = Array.from({ length: given.length }, (_, index) => given.value(index));
    const open = windowsOf(rest, retain, kit);
    invariant(open !== undefined, 'a group window without a window behind it');
    const isBatch = rest.some(({ name }) => WINDOWS[name]?.batch === true);
    return (site, next) => new GroupWindow(site, next, { keys, open, isBatch });
  }
  const members = views.map((view) => memberOf(view, kit));
  const [only] = members;
  if (members.length === 1 && only !== undefined) return only.open;
  if (retain === 'union') return (site, next) => new UnionWindow(site, next, members);
  return (site, next) => new IntersectionWindow(site, next, members);
}

/** Whether the windows show their rows in another order than that of their arrival. */
export function hasOwnOrder(views: readonly ViewPlan[]): boolean {
  return views.some(({ name }) => name === 'groupwin' || WINDOWS[name]?.ordered === true);
}

function memberOf(view: ViewPlan, kit: WindowKit): Member {
  const kind = WINDOWS[view.name];
  invariant(kind !== undefined, `no window "${view.name}"`);
  return { kind, open: kind.make(argumentsOf(view, kit)) };
}

function argumentsOf(view: ViewPlan, { functions, environment }: WindowKit): WindowArguments {
  const at = (index: number): ViewPlan['arguments'][number] => {
    const argument = view.arguments[index];
    invariant(argument !== undefined, `window "${view.name}" has no argument ${index}`);
    return argument;
  };
  return {
    length: view.arguments.length,
    descending: view.descending,
    value: (index) =>
      functions.value(at(index), ROW_FRAME, environment) as (row: Row) => ReturnType<ReturnType<Functions['value']>>,
    test: (index) => {
      const test = functions.test(at(index), ROWS_FRAME, environment);
      return (row, own, aggregates) => test([row, own], undefined, undefined, aggregates);
    },
    aggregates: aggregatesOf(view.aggregates ?? NO_AGGREGATES, { functions, environment }),
    readsVariables: (index) => usesKind([at(index), view.aggregates], VARIABLE),
    count: (index) => Number(functions.value(at(index), ROW_FRAME, environment)(null)),
    period: (index) => {
      const period = functions.period(at(index), ROW_FRAME, environment)(null);
      invariant(period !== null, `argument ${index} of window "${view.name}" is no period`);
      return period;
    },
    constant: (index) => {
      const argument = view.arguments[index];
      return argument?.kind === 'constant' ? argument.value : undefined;
    },
  };
}

/** The functions of the aggregates are made once, for all instances of the window. */
function aggregatesOf(plans: readonly AggregatePlan[], { functions, environment }: WindowKit): () => WindowAggregates {
  const columns = plans.map((plan) => aggregateColumn(plan, { functions, frame: ROWS_FRAME, environment }));
  return () => new WindowAggregates(columns);
}
