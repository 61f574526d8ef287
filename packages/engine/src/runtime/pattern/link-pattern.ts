import type { PlanExpression } from '../../plan/expression.js';
import type {
  PatternAtomPlan,
  PatternGuardPlan,
  PatternIntervalPlan,
  PatternNodeKind,
  PatternNodePlan,
  PatternPlan,
} from '../../plan/pattern.js';
import type { Environment } from '../expression/environment.js';
import type { Functions } from '../expression/functions.js';
import { AndNode } from './and.js';
import { AtomNode, type LinkedAtom } from './atom.js';
import { EveryNode } from './every.js';
import { EveryDistinctNode } from './every-distinct.js';
import { FollowedByNode } from './followed-by.js';
import { GuardNode, type LinkedGuard } from './guard.js';
import { linkAt } from './link-cron.js';
import { PatternFunctions } from './link-expression.js';
import { linkSchedule } from './link-schedule.js';
import { ListeningOrder } from './listening-order.js';
import type { PatternNode } from './node.js';
import { NotNode } from './not.js';
import { type LinkedObserver, ObserverNode } from './observer.js';
import { OrNode } from './or.js';
import type { PatternShared } from './pattern-shared.js';
import { TimedAtomNode } from './timed-atom.js';
import { type RepeatBound, UntilNode } from './until.js';

/** Makes the nodes of one instance. `atoms` are those among them that want events. */
export type OpenPattern = (shared: PatternShared) => OpenedPattern;

export interface OpenedPattern {
  readonly root: PatternNode;
  readonly nodes: readonly PatternNode[];
  readonly atoms: ReadonlyMap<PatternAtomPlan, AtomNode>;
}

/** What a linked node needs to be opened. */
interface Opening {
  readonly shared: PatternShared;
  /** only if it matters who hears first */
  readonly order: ListeningOrder | undefined;
  readonly nodes: PatternNode[];
  readonly atoms: Map<PatternAtomPlan, AtomNode>;
}
type OpenNode = (opening: Opening) => PatternNode;

/** Makes the functions of a pattern once, for all its instances. */
export function linkPattern(plan: PatternPlan, functions: Functions, environment: Environment): OpenPattern {
  const open = linkNode(plan.root, new PatternFunctions(functions, environment, plan.tags));
  return (shared) => {
    const order = plan.ordersListeners ? new ListeningOrder() : undefined;
    const opening: Opening = { shared, order, nodes: [], atoms: new Map() };
    const root = open(opening);
    opening.nodes.sort((a, b) => a.place - b.place);
    return { root, nodes: opening.nodes, atoms: opening.atoms };
  };
}

function linkNode(plan: PatternNodePlan, functions: PatternFunctions): OpenNode {
  const link = LINKS[plan.kind] as (plan: PatternNodePlan, functions: PatternFunctions) => OpenNode;
  const open = link(plan, functions);
  return (opening) => {
    const node = open(opening);
    opening.nodes.push(node);
    return node;
  };
}

type Of<K extends PatternNodeKind> = Extract<PatternNodePlan, { kind: K }>;

const LINKS: { readonly [K in PatternNodeKind]: (plan: Of<K>, functions: PatternFunctions) => OpenNode } = {
  atom: linkAtom,
  'followed-by': (plan, functions) => {
    const parts = linkAll(plan.parts, functions);
    const limits = plan.limits.map((limit) => {
      const value = limit && functions.numberOf(limit);
      return value && (() => value([]));
    });
    return (opening) => new FollowedByNode(plan, opening.shared, openAll(parts, opening), limits);
  },
  and: (plan, functions) => {
    const parts = linkAll(plan.parts, functions);
    const negated = plan.parts.map((part) => part.kind === 'not');
    return (opening) => new AndNode(plan, opening.shared, openAll(parts, opening), negated);
  },
  or: (plan, functions) => {
    const parts = linkAll(plan.parts, functions);
    return (opening) => new OrNode(plan, opening.shared, openAll(parts, opening));
  },
  not: (plan, functions) => {
    const part = linkNode(plan.part, functions);
    return (opening) => new NotNode(plan, opening.shared, part(opening));
  },
  every: (plan, functions) => {
    const part = linkNode(plan.part, functions);
    return (opening) => new EveryNode(plan, opening.shared, part(opening), goesOn(plan.part));
  },
  'every-distinct': (plan, functions) => {
    const part = linkNode(plan.part, functions);
    const keys = plan.keys.map((key) => functions.ofMatch(key));
    const until = plan.period && functions.delay(plan.period).due;
    return (opening) =>
      new EveryDistinctNode(plan, opening.shared, { node: part(opening), stays: goesOn(plan.part) }, { keys, until });
  },
  until: (plan, functions) => {
    const part = linkNode(plan.part, functions);
    const until = plan.until && linkNode(plan.until, functions);
    const bounds = { low: plan.low && boundOf(plan.low, functions), high: plan.high && boundOf(plan.high, functions) };
    return (opening) => new UntilNode(plan, opening.shared, { part: part(opening), until: until?.(opening) }, bounds);
  },
  guard: (plan, functions) => {
    if (plan.part.kind === 'atom' && plan.guard.kind === 'within') return linkTimedAtom(plan.part, plan.guard.period, functions);
    const part = linkNode(plan.part, functions);
    const guard = linkGuard(plan.guard, functions);
    return (opening) => new GuardNode(plan, opening.shared, part(opening), guard);
  },
  interval: (plan, functions) => linkObserver(plan, linkInterval(plan, functions)),
  at: (plan, functions) => linkObserver(plan, linkAt(plan, functions)),
  schedule: (plan, functions) => linkObserver(plan, linkSchedule(plan, functions)),
};

function linkAtom(plan: PatternAtomPlan, functions: PatternFunctions): OpenNode {
  const link = linkedAtom(plan, functions);
  return (opening) => {
    const node = new AtomNode(link(opening), opening.shared);
    opening.atoms.set(plan, node);
    return node;
  };
}

function linkTimedAtom(plan: PatternAtomPlan, period: PlanExpression, functions: PatternFunctions): OpenNode {
  const link = linkedAtom(plan, functions);
  const delay = functions.delay(period);
  return (opening) => {
    const node = new TimedAtomNode(link(opening), delay, opening.shared);
    opening.atoms.set(plan, node);
    return node;
  };
}

function linkedAtom(plan: PatternAtomPlan, functions: PatternFunctions): (opening: Opening) => LinkedAtom {
  const keys = plan.keys.map(({ event, match, nullSafe }) => ({
    ofEvent: functions.ofEvent(event),
    ofMatch: functions.ofMatch(match),
    nullSafe,
  }));
  const element = plan.element && {
    ofEvent: functions.ofEvent(plan.element.event),
    ofMatch: functions.ofMatch(plan.element.match),
  };
  const test = plan.test && functions.test(plan.test);
  const functionOf = (by: PlanExpression) => functions.ofMatch(by);
  return ({ order }) => ({ ...plan, tag: plan.tag, keys, element, test, steps: order?.stepsOf(plan, functionOf) ?? [] });
}

/** A bound that is written down need not be evaluated for each attempt. */
function boundOf(plan: PlanExpression, functions: PatternFunctions): RepeatBound {
  if (plan.kind !== 'constant') return functions.numberOf(plan);
  return typeof plan.value === 'number' ? plan.value : null;
}

function linkGuard(guard: PatternGuardPlan['guard'], functions: PatternFunctions): LinkedGuard {
  return {
    delay: guard.kind === 'while' ? undefined : functions.delay(guard.period),
    max: guard.kind === 'withinmax' ? functions.numberOf(guard.max) : undefined,
    condition: guard.kind === 'while' ? functions.conditionOf(guard.condition) : undefined,
  };
}

function linkInterval(plan: PatternIntervalPlan, functions: PatternFunctions): LinkedObserver {
  const delay = functions.delay(plan.period);
  return {
    constant: delay.constant,
    ...(delay.constant && { ahead: delay }),
    repeats: false,
    instants: (match) => ({ position: [], next: (now) => delay.due(match, now) }),
  };
}

function linkObserver(plan: { readonly id: string; readonly node: number }, observer: LinkedObserver): OpenNode {
  return (opening) => new ObserverNode(plan, opening.shared, observer);
}

function linkAll(plans: readonly PatternNodePlan[], functions: PatternFunctions): readonly OpenNode[] {
  return plans.map((plan) => linkNode(plan, functions));
}

function openAll(parts: readonly OpenNode[], opening: Opening): readonly PatternNode[] {
  return parts.map((part) => part(opening));
}

/** Whether a part goes on by itself after a match, so that `every` need not begin it anew. */
function goesOn(part: PatternNodePlan): boolean {
  return part.kind === 'atom' || part.kind === 'schedule';
}
