import type { CheckedPattern, PatternAtom, PatternObserver, PatternStream } from '@rulewright/epl/semantics';
import {
  PATTERN_STATE_VERSION,
  type PatternAtomPlan,
  type PatternAtomSource,
  type PatternNodePlan,
  type PatternPlan,
} from '../plan/pattern.js';
import { compileCron } from './compile-cron.js';
import { compileFilter } from './compile-filter.js';
import type { CompileContext } from './context.js';
import { lowerExpression, lowerOptional } from './expression/lower.js';
import { patternScope, type Scope } from './expression/scope.js';
import { splitAtomFilter } from './pattern-atom.js';
import { needsOrder, withFilterPaths } from './pattern-path.js';
import { PatternTags } from './pattern-tags.js';

type Of<K extends CheckedPattern['kind']> = Extract<CheckedPattern, { kind: K }>;

/** The plan of a checked pattern. */
export function compilePattern(stream: PatternStream, context: CompileContext): PatternPlan {
  const lowering = new PatternLowering(stream, context);
  const root = lowering.lower(stream.pattern, undefined);
  return {
    id: stream.id,
    version: PATTERN_STATE_VERSION,
    tags: lowering.tags.plans,
    root: withFilterPaths(root),
    ordersListeners: needsOrder(root, (a, b) => areRelated(a, b, context)),
    nodes: lowering.nodes,
    suppressOverlapping: stream.suppressOverlappingMatches,
    discardPartials: stream.discardPartialsOnMatch,
  };
}

/** Whether an event of one source may be one of the other. */
function areRelated(a: PatternAtomSource, b: PatternAtomSource, context: CompileContext): boolean {
  if (a.kind === 'window') return b.kind === 'window' && a.window === b.window;
  if (b.kind === 'window') return false;
  const [one, other] = [a.filter.eventType, b.filter.eventType];
  return one === other || isSubtype(one, other, context) || isSubtype(other, one, context);
}

function isSubtype(type: string, of: string, context: CompileContext): boolean {
  return context.type(type)?.supertypes.includes(of) ?? false;
}

class PatternLowering {
  readonly tags: PatternTags;
  /** nodes numbered so far */
  nodes = 0;
  readonly #context: CompileContext;

  constructor(stream: PatternStream, context: CompileContext) {
    this.tags = new PatternTags(stream);
    this.#context = context;
  }

  /** @param parent kind of the node around it */
  lower(pattern: CheckedPattern, parent: CheckedPattern['kind'] | undefined): PatternNodePlan {
    const node = this.nodes++;
    const id = pattern.id;
    switch (pattern.kind) {
      case 'atom':
        return this.#atom(pattern, node, parent);
      case 'followed-by':
        return {
          kind: 'followed-by',
          id,
          node,
          parts: this.#all(pattern),
          limits: pattern.limits.map((limit) => lowerOptional(limit, this.#scope(pattern))),
        };
      case 'and':
        return { kind: 'and', id, node, parts: this.#all(pattern) };
      case 'or':
        return { kind: 'or', id, node, parts: this.#all(pattern) };
      case 'not':
        return { kind: 'not', id, node, part: this.lower(pattern.part, 'not') };
      case 'every':
        return { kind: 'every', id, node, part: this.lower(pattern.part, 'every') };
      case 'every-distinct':
        return this.#everyDistinct(pattern, node);
      case 'until':
        return this.#until(pattern, node);
      case 'guard':
        return this.#guard(pattern, node);
      case 'observer':
        return this.#observer(pattern, node);
    }
  }

  #all(pattern: Of<'followed-by' | 'and' | 'or'>): readonly PatternNodePlan[] {
    return pattern.parts.map((part) => this.lower(part, pattern.kind));
  }

  #atom(pattern: PatternAtom, node: number, parent: CheckedPattern['kind'] | undefined): PatternAtomPlan {
    const { source, tag, consumeLevel } = pattern;
    const name = source.kind === 'filter' ? source.eventType : source.window;
    const split = splitAtomFilter(lowerOptional(source.filter, this.#scope(pattern, name)));
    return {
      kind: 'atom',
      id: pattern.id,
      node,
      ...(tag !== undefined && { tag: this.tags.place(tag) }),
      source:
        source.kind === 'filter'
          ? { kind: 'filter', filter: compileFilter(name, split.filter) }
          : { kind: 'window', window: name, ...(split.filter && { filter: split.filter }) },
      filterPath: [],
      keys: split.keys,
      ...(split.element && { element: split.element }),
      ...(split.test && { test: split.test }),
      consumeLevel: consumeLevel ?? 0,
      stays: parent === 'every' || parent === 'every-distinct' || parent === 'until',
    };
  }

  #everyDistinct(pattern: Of<'every-distinct'>, node: number): PatternNodePlan {
    const part = this.lower(pattern.part, 'every-distinct');
    const scope = this.#scope(pattern);
    return {
      kind: 'every-distinct',
      id: pattern.id,
      node,
      part,
      keys: pattern.keys.map((key) => lowerExpression(key, scope)),
      ...(pattern.period && { period: lowerExpression(pattern.period, scope) }),
    };
  }

  #until(pattern: Of<'until'>, node: number): PatternNodePlan {
    const scope = this.#scope(pattern);
    const low = lowerOptional(pattern.low, scope);
    const high = lowerOptional(pattern.high, scope);
    const part = this.lower(pattern.part, 'until');
    const until = pattern.until && this.lower(pattern.until, 'until');
    return {
      kind: 'until',
      id: pattern.id,
      node,
      part,
      ...(until && { until }),
      ...(low && { low }),
      ...(high && { high }),
      gathered: this.tags.placesBelow(pattern.part),
    };
  }

  #guard(pattern: Of<'guard'>, node: number): PatternNodePlan {
    const { guard } = pattern;
    const part = this.lower(pattern.part, 'guard');
    const scope = this.#scope(pattern);
    const base = { kind: 'guard', id: pattern.id, node, part } as const;
    if (guard.kind === 'while') return { ...base, guard: { kind: 'while', condition: lowerExpression(guard.condition, scope) } };
    const period = lowerExpression(guard.period, scope);
    if (guard.kind === 'within') return { ...base, guard: { kind: 'within', period } };
    return { ...base, guard: { kind: 'withinmax', period, max: lowerExpression(guard.max, scope) } };
  }

  #observer(pattern: PatternObserver, node: number): PatternNodePlan {
    const { observer, id } = pattern;
    const scope = this.#scope(pattern);
    switch (observer.kind) {
      case 'interval':
        return { kind: 'interval', id, node, period: lowerExpression(observer.period, scope) };
      case 'at':
        return {
          kind: 'at',
          id,
          node,
          fields: compileCron(observer.fields, scope),
          ...(observer.timeZone !== undefined && { timeZone: observer.timeZone }),
        };
      case 'schedule': {
        const iso = lowerOptional(observer.iso, scope);
        const date = lowerOptional(observer.date, scope);
        const period = lowerOptional(observer.period, scope);
        const repetitions = lowerOptional(observer.repetitions, scope);
        return {
          kind: 'schedule',
          id,
          node,
          ...(iso && { iso }),
          ...(date && { date }),
          ...(period && { period }),
          ...(repetitions && { repetitions }),
        };
      }
    }
  }

  /** What the expressions of `pattern` itself may read: tags, and its event if it is an atom. */
  #scope(pattern: CheckedPattern, eventType?: string): Scope {
    return patternScope((name) => this.#context.type(name), eventType, this.tags.seenFrom(pattern));
  }
}
