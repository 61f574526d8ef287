import type { Span } from '@rulewright/core';
import type { Expression, View } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import { viewNamed } from '../catalogue/catalogue.js';
import type { Parameter, ViewEntry } from '../catalogue/entry.js';
import { VIEWS } from '../catalogue/views.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { CheckedView } from '../checked-stream.js';
import { type Callee, checkArgument, parameterAt, signatureFor } from '../expression/arguments.js';
import { isConstant, isZero } from '../expression/types.js';
import { notConstant } from '../rules/not-constant.js';
import { supportRefused } from '../rules/support-refused.js';
import { unknownView } from '../rules/unknown-view.js';
import { viewCombination } from '../rules/view-combination.js';
import { type Scope, type ScopeStream, streamScope } from '../scope/scope.js';
import type { AggregateCollector, ExpressionContext, Session } from '../session.js';
import { EXPIRY_TYPE } from './expiry-type.js';

/** Views of a stream; `events` is the stream as its own views see it. */
export function checkViews(
  views: readonly View[],
  { events, session }: { events: ScopeStream; session: Session },
): readonly CheckedView[] {
  const entries = views.map((view) => resolveView(view, session));
  const checked = views.flatMap((view, index): CheckedView[] => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const collector = collectorOf(entry, events);
    const checkedArguments = checkViewArguments(view, entry, { events, session, collector });
    if (collector?.aggregates.some(({ groupBy }) => groupBy !== undefined)) {
      session.report(viewCombination, {
        message: 'an aggregate in the condition of a window has no groups of its own',
        span: view.span,
      });
    }
    const descending = view.arguments.map((node) => node.kind === 'order-item' && node.descending);
    const order = descending.includes(true) ? { descending } : {};
    const collected = collector !== undefined && collector.aggregates.length > 0 ? { aggregates: collector.aggregates } : {};
    return [{ id: session.idOf(view), span: view.span, name: entry.name, arguments: checkedArguments, ...order, ...collected }];
  });
  checkCombination(views, entries, session);
  return checked;
}

/** Whether the views hold events, so that aggregates can be told what leaves. */
export function holdsEvents(views: readonly CheckedView[]): boolean {
  return views.some((view) => viewNamed(view.name)?.dataWindow === true);
}

/** `.win:time`, `#time` and `#win:time` name one entry; a namespace must be that of the entry. */
function resolveView(view: View, session: Session): ViewEntry | undefined {
  const name = view.name.text;
  const namespace = view.namespace?.text;
  const entry = viewNamed(name);
  if (entry === undefined || (namespace !== undefined && namespace !== entry.namespace)) {
    const span = namespace === undefined ? view.name.span : spanOfName(view);
    const written = namespace === undefined ? name : `${namespace}:${name}`;
    const candidates = VIEWS.map((each) => (namespace === undefined ? each.name : `${each.namespace}:${each.name}`));
    session.report(unknownView, {
      name: written,
      span,
      candidates: entry === undefined ? candidates : [`${entry.namespace}:${entry.name}`],
    });
    return undefined;
  }
  session.bindings?.symbol(view.name, { kind: 'catalogue', entry });
  if (entry.support.kind === 'refused') {
    session.report(supportRefused, { name: `data window "${name}"`, why: entry.support.why, span: view.span });
    return undefined;
  }
  return entry;
}

function spanOfName(view: View): Span {
  return { start: view.namespace?.span.start ?? view.name.span.start, end: view.name.span.end };
}

interface ViewContext {
  readonly events: ScopeStream;
  readonly session: Session;
  /** absent: the window takes no aggregates */
  readonly collector: AggregateCollector | undefined;
}

function checkViewArguments(
  view: View,
  entry: ViewEntry,
  { events, session, collector }: ViewContext,
): readonly CheckedExpression[] {
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: view.span };
  const scope = scopeOf(entry, events);
  const context: ExpressionContext = { session, clause: 'window argument', scope, ...present({ aggregates: collector }) };
  const signature = signatureFor(callee, view.arguments.length, context);
  session.bindings?.region({ span: view.span, clause: 'window argument', scope: context.scope });
  return view.arguments.map((node, index) => {
    const parameter = entry.name === 'rank' ? rankParameter(entry, view, index) : signature && parameterAt(signature, index);
    const checked = checkArgument(node, parameter, { callee, context });
    requireConstant({ node, parameter, checked }, entry, session);
    return checked;
  });
}

/** `rank(unique…, size, key…)`: the first constant is the size. */
function rankParameter(entry: ViewEntry, view: View, index: number): Parameter | undefined {
  const [unique, size, key] = entry.signatures[0]?.parameters ?? [];
  const at = view.arguments.findIndex((argument) => argument.kind === 'literal');
  if (index === at) return size;
  return index < at || at < 0 ? unique : key;
}

function hasCondition({ name }: ViewEntry): boolean {
  return name === 'expr' || name === 'expr_batch';
}

/** The windows with a condition may ask it of aggregates: those see the events that the window holds. */
function collectorOf(entry: ViewEntry, events: ScopeStream): AggregateCollector | undefined {
  return hasCondition(entry) ? { aggregates: [], texts: [], scope: streamScope([{ ...events, windowed: true }]) } : undefined;
}

/** The windows with a condition also read what they hold: stream 1 is that record. */
function scopeOf(entry: ViewEntry, events: ScopeStream): Scope {
  if (!hasCondition(entry)) return streamScope([events]);
  return streamScope([events, { index: 1, name: 'window', type: EXPIRY_TYPE, bare: true, windowed: false }]);
}

function requireConstant(
  { node, parameter, checked }: { node: Expression; parameter: Parameter | undefined; checked: CheckedExpression },
  entry: ViewEntry,
  session: Session,
): void {
  if (parameter === undefined || checked.type.kind === 'any') return;
  const what = `argument "${parameter.name}" of "${entry.name}"`;
  const { span } = node;
  const bad = (message: string) => session.report(viewCombination, { message, span });
  switch (parameter.kind) {
    case 'count':
    case 'period':
      if (!isConstant(checked)) session.report(notConstant, { what, span });
      else if (isZero(checked)) bad(`${what} must be more than zero`);
      break;
    case 'flags':
      if (checked.kind !== 'constant' || !isFlags(checked.value)) bad('the flags are "force_update" and "start_eager"');
      break;
    case 'key':
    case 'timestamp':
      if (checked.kind === 'constant') session.report(notConstant, { what, span, inverse: true });
      break;
    default:
      break;
  }
}

function isFlags(value: unknown): boolean {
  return typeof value === 'string' && value.split(',').every((flag) => /^\s*(force_update|start_eager)\s*$/i.test(flag));
}

function checkCombination(views: readonly View[], entries: readonly (ViewEntry | undefined)[], session: Session): void {
  const batches = views.filter((_, index) => entries[index]?.batch);
  const second = batches[1];
  if (second !== undefined) session.report(viewCombination, { message: 'two batch windows cannot be combined', span: second.span });
  const groups = entries.filter((entry) => entry?.name === 'groupwin').length;
  entries.forEach((entry, index) => {
    const view = views[index];
    if (entry?.name !== 'groupwin' || view === undefined) return;
    if (index > 0 || groups > 1) {
      session.report(viewCombination, { message: '"groupwin" must come first and once', span: view.span });
    } else if (entries.length === 1) {
      const hint = 'add the window that each key gets: #groupwin(key)#length(5)';
      session.report(viewCombination, { message: '"groupwin" alone keeps nothing', span: view.span, hint });
    }
  });
}
