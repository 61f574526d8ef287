import type { PatternAtomSource, PatternPlan } from '../../plan/pattern.js';
import type { Environment } from '../expression/environment.js';
import { tagsFrame } from '../expression/frame.js';
import type { Functions, RowFunction } from '../expression/functions.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { RowClass } from '../row-class.js';
import type { Trace } from '../trace/trace.js';
import { linkPattern, type OpenedPattern, type OpenPattern } from './link-pattern.js';
import type { Match } from './match.js';
import type { PatternNode } from './node.js';
import { type PartialMatch, partialMatch } from './partial-match.js';
import { PatternInstance, type PatternOutput } from './pattern-instance.js';
import { PatternShared } from './pattern-shared.js';
import type { PatternSite } from './pattern-site.js';

/** What of a pattern wants to be called with the events of `source`; in no particular order. */
export interface PatternSubscription {
  readonly node: string;
  readonly source: PatternAtomSource;
  readonly receive: (event: Row) => void;
  /** partial matches that wait for it now */
  readonly held: () => number;
}

/** What the functions of a pattern are made with. `rowClass` makes its rows: one property a tag. */
export interface PatternKit {
  readonly functions: Functions;
  readonly environment: Environment;
  readonly rowClass: RowClass;
  readonly trace?: Trace | undefined;
}

/** A pattern with its functions made, for all partitions of its statement. */
export class PatternFactory {
  readonly plan: PatternPlan;
  readonly #shared: PatternShared;
  readonly #open: OpenPattern;
  readonly #row: RowFunction;

  constructor(plan: PatternPlan, kit: PatternKit, site: PatternSite) {
    this.plan = plan;
    this.#shared = new PatternShared(site, plan);
    this.#open = linkPattern(plan, kit.functions, kit.environment);
    this.#row = traced(rowFunction(plan, kit), plan, kit.trace);
  }

  /** A pattern at rest; its rows will go to `next`, one `update` a match. */
  open(next: Operator): PatternSource {
    return new PatternSource(this.plan, this.#open(this.#shared), this.#shared, {
      row: this.#row,
      update: (row) => next.update([row], NO_ROWS),
    });
  }

  /** Its timers are not called any more. */
  close(): void {
    this.#shared.timers.stop();
  }
}

/** Turns events and time into the rows of a pattern. */
export class PatternSource extends PatternInstance {
  readonly subscriptions: readonly PatternSubscription[];
  readonly plan: PatternPlan;
  readonly opened: OpenedPattern;

  constructor(plan: PatternPlan, opened: OpenedPattern, shared: PatternShared, output: PatternOutput) {
    super(shared, opened.root, plan, output);
    this.plan = plan;
    this.opened = opened;
    this.subscriptions = [...opened.atoms].map(([atom, node]) => ({
      node: atom.id,
      source: atom.source,
      receive: (event) => this.receive(node, event),
      held: () => node.held,
    }));
  }

  /** The nodes with their counters, in pre-order. */
  get nodes(): readonly PatternNode[] {
    return this.opened.nodes;
  }

  /** partial matches, stored matches and remembered keys held now */
  get held(): number {
    return this.shared.held;
  }

  /** A page of the partial matches, in no order, but the same one while nothing happens; those that wait `at` one node, or all. O(held). */
  partialMatches(offset: number, limit: number, at?: string): readonly PartialMatch[] {
    const page: PartialMatch[] = [];
    let index = 0;
    for (const waiting of this.waiting()) {
      if (index >= offset + limit) break;
      if (at !== undefined && waiting.node.id !== at) continue;
      if (index++ >= offset) page.push(partialMatch(waiting, this.plan.tags, this.shared.now));
    }
    return page;
  }
}

function traced(make: RowFunction, plan: PatternPlan, trace: Trace | undefined): RowFunction {
  if (trace === undefined) return make;
  return (match) => {
    const row = make(match);
    trace.matched(row, plan, match as Match);
    return row;
  };
}

function rowFunction({ tags }: PatternPlan, { functions, environment, rowClass }: PatternKit): RowFunction {
  const columns = rowClass.type.properties.map(({ name, type }) => ({
    kind: 'read' as const,
    type,
    source: { of: 'tag' as const, tag: name },
    path: [],
  }));
  return functions.row(columns, rowClass.create, tagsFrame(tags.map((tag) => tag.name)), environment);
}
