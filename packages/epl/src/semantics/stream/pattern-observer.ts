import type { Argument, Expression, Observer } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import { patternElementNamed } from '../catalogue/catalogue.js';
import { PATTERN_ELEMENTS } from '../catalogue/pattern-elements.js';
import type { CheckedPattern, PatternObserver } from '../checked-stream.js';
import { type Callee, checkArguments } from '../expression/arguments.js';
import { failed, secondsAsPeriod } from '../expression/types.js';
import { callArguments } from '../rules/call-arguments.js';
import { unknownPatternElement } from '../rules/unknown-pattern-element.js';
import type { ExpressionContext } from '../session.js';
import { checkCrontab } from './cron.js';
import { betweenAtoms, type PatternContext } from './pattern-context.js';

/** `timer:interval(10 sec)`, `timer:at(…)`, `timer:schedule(…)` */
export function checkObserver(node: Observer, id: string, context: PatternContext): CheckedPattern {
  const name = `${node.namespace.text}:${node.name.text}`;
  const entry = patternElementNamed(name);
  const expressions = betweenAtoms(context);
  const { session } = context;
  if (entry === undefined || entry.kind !== 'observer') {
    const candidates = PATTERN_ELEMENTS.filter((each) => each.kind === 'observer').map((each) => each.name);
    session.report(unknownPatternElement, { what: 'observer', name, span: node.span, candidates });
    return { kind: 'and', id, span: node.span, parts: [] };
  }
  session.bindings?.symbol(node.name, { kind: 'catalogue', entry });
  return { kind: 'observer', id, span: node.span, observer: observerOf(node, name, expressions) };
}

function observerOf(node: Observer, name: string, context: ExpressionContext): PatternObserver['observer'] {
  if (name === 'timer:at') {
    const { fields, timeZone } = checkCrontab(node.arguments.map(plainValue), { name, context, span: node.span });
    return { kind: 'at', fields, ...present({ timeZone }) };
  }
  if (name === 'timer:schedule') return schedule(node, context);
  const entry = patternElementNamed(name);
  const callee: Callee = { name, signatures: entry?.signatures ?? [], span: node.span };
  const nodes = node.arguments.map((argument) => ({ kind: 'argument', span: argument.span, value: plainValue(argument) }) as const);
  const { checked } = checkArguments(callee, nodes, context);
  return { kind: 'interval', period: checked[0] ?? failed(node.span) };
}

function plainValue(argument: Expression | Argument): Expression {
  return argument.kind === 'argument' ? argument.value : argument;
}

/** `iso:` alone, or `date:`, `period:` and `repetitions:` in any combination. */
function schedule(node: Observer, context: ExpressionContext): PatternObserver['observer'] {
  const named = new Map<string, Expression>();
  for (const argument of node.arguments) {
    if (argument.kind === 'argument' && argument.name !== undefined) named.set(argument.name.text.toLowerCase(), argument.value);
  }
  const known = ['iso', 'date', 'period', 'repetitions'];
  const wrong = named.size !== node.arguments.length || [...named.keys()].some((name) => !known.includes(name)) || named.size === 0;
  if (wrong || (named.has('iso') && named.size > 1)) {
    const usage = "timer:schedule(iso: '…') or timer:schedule(date: …, period: …, repetitions: …)";
    context.session.report(callArguments, { name: 'timer:schedule', message: 'takes named arguments', usage, span: node.span });
  }
  const check = (name: string) => {
    const value = named.get(name);
    return value && context.session.checkExpression(value, context);
  };
  const period = check('period');
  return {
    kind: 'schedule',
    ...present({
      iso: check('iso'),
      date: check('date'),
      period: period && secondsAsPeriod(period),
      repetitions: check('repetitions'),
    }),
  };
}
