import { invariant } from '@rulewright/core';
import type { CheckedPattern, PatternStream } from '@rulewright/epl/semantics';
import type { PatternTagPlan } from '../plan/pattern.js';

interface SeenTag {
  readonly eventType: string;
  readonly array: boolean;
}

/**
 * The tags of a pattern, those of its rows first and those that only its filters read behind them. A tag is one event to whoever stands in
 * the same repetition, and a list of events from outside.
 */
export class PatternTags {
  readonly plans: readonly PatternTagPlan[];
  readonly #eventTypes = new Map<string, string>();
  /** repetitions around the atom of each tag */
  readonly #repetitions = new Map<string, ReadonlySet<CheckedPattern>>();
  /** repetitions around each node */
  readonly #around = new Map<CheckedPattern, ReadonlySet<CheckedPattern>>();

  constructor(stream: PatternStream) {
    this.#visit(stream.pattern, new Set());
    const columns = stream.tags.map(({ name, eventType, array }) => ({ name, eventType, array, column: true }));
    const named = new Set(columns.map((column) => column.name));
    const inner = [...this.#eventTypes]
      .filter(([name]) => !named.has(name))
      .map(([name, eventType]) => ({ name, eventType, array: this.#isArray(name, new Set()), column: false }));
    this.plans = [...columns, ...inner];
  }

  /** Place of a tag in a match. */
  place(tag: string): number {
    const place = this.plans.findIndex((plan) => plan.name === tag);
    invariant(place >= 0, `no tag "${tag}" in the pattern`);
    return place;
  }

  placesBelow(pattern: CheckedPattern): readonly number[] {
    return [...new Set(tagsBelow(pattern))].map((tag) => this.place(tag)).sort((a, b) => a - b);
  }

  /** All tags as an expression of `pattern` sees them. */
  seenFrom(pattern: CheckedPattern): ReadonlyMap<string, SeenTag> {
    const around = this.#around.get(pattern) ?? new Set();
    return new Map(
      [...this.#eventTypes].map(([name, eventType]) => [name, { eventType, array: this.#isArray(name, around) }] as const),
    );
  }

  #isArray(tag: string, around: ReadonlySet<CheckedPattern>): boolean {
    return [...(this.#repetitions.get(tag) ?? [])].some((repetition) => !around.has(repetition));
  }

  #visit(pattern: CheckedPattern, around: ReadonlySet<CheckedPattern>): void {
    this.#around.set(pattern, around);
    if (pattern.kind === 'atom') {
      if (pattern.tag === undefined || this.#eventTypes.has(pattern.tag)) return;
      this.#eventTypes.set(pattern.tag, pattern.source.kind === 'filter' ? pattern.source.eventType : pattern.source.window);
      this.#repetitions.set(pattern.tag, around);
      return;
    }
    if (pattern.kind === 'until') {
      this.#visit(pattern.part, new Set([...around, pattern]));
      if (pattern.until) this.#visit(pattern.until, around);
      return;
    }
    for (const part of partsOf(pattern)) this.#visit(part, around);
  }
}

function tagsBelow(pattern: CheckedPattern): readonly string[] {
  if (pattern.kind === 'atom') return pattern.tag === undefined ? [] : [pattern.tag];
  return partsOf(pattern).flatMap(tagsBelow);
}

function partsOf(pattern: CheckedPattern): readonly CheckedPattern[] {
  switch (pattern.kind) {
    case 'atom':
    case 'observer':
      return [];
    case 'followed-by':
    case 'and':
    case 'or':
      return pattern.parts;
    case 'until':
      return pattern.until ? [pattern.part, pattern.until] : [pattern.part];
    case 'not':
    case 'every':
    case 'every-distinct':
    case 'guard':
      return [pattern.part];
  }
}
