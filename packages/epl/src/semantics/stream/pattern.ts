import { arrayOf, type EventType, eventOf } from '@rulewright/core';
import type { Every, EveryDistinct, FollowedBy, Pattern, PatternGroup, PatternSource, Repeat } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import { checkAnnotations } from '../annotation/check-annotations.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { CheckedPattern, CheckedTag, PatternStream } from '../checked-stream.js';
import { isConstant, mayBeWhole, secondsAsPeriod } from '../expression/types.js';
import { misplaced } from '../rules/misplaced.js';
import { notConstant } from '../rules/not-constant.js';
import { repeatBounds } from '../rules/repeat-bounds.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { checkAtom } from './pattern-atom.js';
import { betweenAtoms, type PatternContext, tagScope } from './pattern-context.js';
import { checkGuarded } from './pattern-guard.js';
import { checkObserver } from './pattern-observer.js';

export interface CheckedPatternSource {
  readonly source: PatternStream;
  /** one property a tag: the event, or the array of events of a tag that repeats */
  readonly type: EventType;
}

/** `pattern [ … ]` as a stream of its matches. */
export function checkPatternSource(
  node: PatternSource,
  { id, around }: { id: string; around: ExpressionContext },
): CheckedPatternSource {
  const { session } = around;
  const context: PatternContext = { session, tags: new Map(), around, checkPattern };
  const pattern = checkPattern(node.pattern, context);
  const tags = [...context.tags.values()].map(
    (tag): CheckedTag => ({ name: tag.name, eventType: tag.type.name, array: tag.array }),
  );
  const type: EventType = {
    name: id,
    origin: 'row',
    supertypes: [],
    properties: [...context.tags.values()].map((tag) => {
      const event = eventOf(tag.type.name);
      return { name: tag.name, type: tag.array ? arrayOf(event) : event };
    }),
  };
  session.localTypes.set(type.name, type);
  checkAnnotations(node, session);
  const marked = (name: string) => node.annotations.some((annotation) => annotation.name.text.toLowerCase() === name);
  const source: PatternStream = {
    kind: 'pattern',
    id,
    pattern,
    tags,
    suppressOverlappingMatches: marked('suppressoverlappingmatches'),
    discardPartialsOnMatch: marked('discardpartialsonmatch'),
  };
  return { source, type };
}

type CheckOf<K extends Pattern['kind']> = (
  node: Extract<Pattern, { kind: K }>,
  id: string,
  context: PatternContext,
) => CheckedPattern;

const CHECKS: { readonly [K in Pattern['kind']]: CheckOf<K> } = {
  'followed-by': checkFollowedBy,
  'pattern-or': (node, id, context) => ({ kind: 'or', id, span: node.span, parts: checkParts(node.parts, context) }),
  'pattern-and': (node, id, context) => ({ kind: 'and', id, span: node.span, parts: checkParts(node.parts, context) }),
  'pattern-not': (node, id, context) => ({ kind: 'not', id, span: node.span, part: checkPattern(node.pattern, context) }),
  every: (node: Every, id, context) => ({ kind: 'every', id, span: node.span, part: checkPattern(node.pattern, context) }),
  'every-distinct': checkEveryDistinct,
  repeat: checkRepeat,
  guarded: checkGuarded,
  'pattern-filter': checkAtom,
  observer: checkObserver,
  'pattern-group': (node: PatternGroup, _id, context) => checkPattern(node.pattern, context),
  'missing-pattern': (node, id, context) => {
    context.session.incomplete = true;
    return { kind: 'and', id, span: node.span, parts: [] };
  },
};

/** Parentheses leave no trace. */
function checkPattern(node: Pattern, context: PatternContext): CheckedPattern {
  const check = CHECKS[node.kind] as CheckOf<Pattern['kind']>;
  return check(node as PatternGroup, context.session.idOf(node), context);
}

function checkParts(parts: readonly Pattern[], context: PatternContext): readonly CheckedPattern[] {
  return parts.map((part) => checkPattern(part, context));
}

function checkFollowedBy(node: FollowedBy, id: string, context: PatternContext): CheckedPattern {
  const parts = checkParts(node.parts, context);
  const limits = node.limits.map((limit) => {
    if (limit === undefined) return undefined;
    const checked = context.session.checkExpression(limit, {
      ...context.around,
      clause: 'pattern',
      scope: { ...tagScope(context), tags: new Map() },
    });
    if (!isConstant(checked)) context.session.report(notConstant, { what: 'the limit of an arrow', span: limit.span });
    else if (!mayBeWhole(checked.type)) {
      const facts = { what: 'the limit of an arrow', expected: 'a whole number', actual: checked.type, span: limit.span };
      context.session.report(wrongType, facts);
    }
    return checked;
  });
  return { kind: 'followed-by', id, span: node.span, parts, limits };
}

/** The keys read the tags of its own part; a period, if any, is the last argument. */
function checkEveryDistinct(node: EveryDistinct, id: string, context: PatternContext): CheckedPattern {
  const part = checkPattern(node.pattern, context);
  const expressions = betweenAtoms(context);
  const checked = node.arguments.map((argument) => context.session.checkExpression(argument, expressions));
  const last = checked.at(-1);
  const period =
    last !== undefined && (last.kind === 'period' || (checked.length > 1 && isConstant(last))) ? secondsAsPeriod(last) : undefined;
  const keys = period === undefined ? checked : checked.slice(0, -1);
  if (keys.length === 0) {
    context.session.report(misplaced, {
      what: 'every-distinct without a key',
      where: 'a pattern',
      span: node.span,
      hint: 'every-distinct(a.src_ip) a=event',
    });
  }
  for (const key of keys) {
    if (key.kind === 'constant' && key.type.kind !== 'any')
      context.session.report(notConstant, { what: 'a key of every-distinct', span: key.span, inverse: true });
  }
  return { kind: 'every-distinct', id, span: node.span, keys, part, ...present({ period }) };
}

/** `[low:high] part until end`: tags of the part are arrays for all that comes after it. */
function checkRepeat(node: Repeat, id: string, context: PatternContext): CheckedPattern {
  const before = new Set(context.tags.keys());
  const bound = (expression: Parameters<typeof context.session.checkExpression>[0] | undefined) => {
    if (expression === undefined) return undefined;
    const checked = context.session.checkExpression(expression, betweenAtoms(context));
    if (!mayBeWhole(checked.type)) {
      context.session.report(wrongType, {
        what: 'a bound of a repetition',
        expected: 'a whole number',
        actual: checked.type,
        span: expression.span,
      });
    }
    return checked;
  };
  const low = bound(node.range?.low);
  const high = node.range?.high === node.range?.low ? low : bound(node.range?.high);
  checkBounds(node, { low, high }, context);
  const part = checkPattern(node.pattern, context);
  for (const tag of [...context.tags.values()]) {
    if (!before.has(tag.name)) context.tags.set(tag.name, { ...tag, array: true });
  }
  const until = node.until && checkPattern(node.until, context);
  return { kind: 'until', id, span: node.span, part, ...present({ low, high, until }) };
}

/** `[low:high]`: constants count up and are not all zero; without `until` only `[n]` can end. */
function checkBounds(
  node: Repeat,
  { low, high }: { low: CheckedExpression | undefined; high: CheckedExpression | undefined },
  { session }: PatternContext,
): void {
  if (node.range === undefined) return;
  const { span } = node.range;
  const [least, most] = [low, high].map((bound) =>
    bound?.kind === 'constant' && typeof bound.value === 'number' ? bound.value : undefined,
  );
  if ((least !== undefined && least < 0) || (most !== undefined && most <= 0))
    session.report(repeatBounds, { message: 'the upper bound must be at least 1', span });
  else if (least !== undefined && most !== undefined && least > most)
    session.report(repeatBounds, { message: `${least} is more than ${most}`, span });
  const exact = node.range.low !== undefined && (node.range.low === node.range.high || (least !== undefined && least === most));
  if (node.until === undefined && !exact) {
    const hint = 'say what ends it: [2:] a=A until timer:interval(10 sec)';
    session.report(repeatBounds, { message: 'a repetition of variable length needs until', span, hint });
  }
}
