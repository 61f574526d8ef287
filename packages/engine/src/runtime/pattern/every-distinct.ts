import { keyOf } from '../key-map.js';
import type { Row, RowValue } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { KeySet } from './key-set.js';
import { type Match, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, StateBag, type Waiting } from './state.js';

export interface Distinction {
  readonly keys: readonly ((match: Match) => RowValue)[];
  /** until when a key that is seen at `now` is remembered; absent = for ever */
  readonly until?: ((match: Match, now: number) => number) | undefined;
}

/** `every-distinct(keys, period) p` */
export class EveryDistinctNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly part: PatternNode;
  readonly partStays: boolean;
  readonly distinction: Distinction;

  constructor(
    plan: { readonly id: string; readonly node: number },
    shared: PatternShared,
    part: { readonly node: PatternNode; readonly stays: boolean },
    distinction: Distinction,
  ) {
    super(plan, shared);
    this.part = part.node;
    this.partStays = part.stays;
    this.distinction = distinction;
  }

  partAt(): PatternNode {
    return this.part;
  }

  create(parent: Parent, slot: number): EveryDistinctState {
    return new EveryDistinctState(this, parent, slot);
  }
}

/**
 * As `every`, but passes on only matches whose key the same line of attempts has not seen: a new attempt takes the keys of the one that it
 * follows, and a failed one takes its keys with it.
 */
export class EveryDistinctState extends State {
  declare readonly node: EveryDistinctNode;
  readonly #children = new StateBag();
  readonly #seen = new Map<State, KeySet>();
  /** sets that were read and wait for their children */
  #unowned: KeySet[] = [];
  #adopted = 0;
  #starting: State | undefined = undefined;
  #turned = false;

  start(match: Match): void {
    this.match = match.slice();
    this.#spawn(match, new KeySet());
  }

  matched(child: State, match: Match, quit: boolean): void {
    if (child === this.#starting) {
      this.#turned = true;
      return;
    }
    const { node } = this;
    const seen = this.#seen.get(child);
    const isNew = seen === undefined || this.#remember(seen, match);
    if (quit) {
      this.#children.remove(child);
      this.#seen.delete(child);
    }
    if (!node.partStays && (quit || node.shared.mayGrow(node.id))) this.#spawn(this.match, this.#inherited(seen, quit));
    if (isNew) this.parent.matched(this, match, false);
  }

  failed(child: State, forGood: boolean): void {
    if (child === this.#starting) {
      this.#turned = true;
      return;
    }
    child.quit();
    this.#forget(child);
    if (!forGood) this.#spawn(this.match, new KeySet());
  }

  quit(): void {
    if (!this.end()) return;
    for (const seen of this.#seen.values()) this.node.shared.held -= seen.size;
    this.#seen.clear();
    this.#children.quitAll();
  }

  discard(events: ReadonlySet<Row>): void {
    if (sharesEvent(this.match, events)) {
      this.quit();
      this.parent.failed(this, false);
    } else for (const child of this.children()) child.discard(events);
  }

  children(): readonly State[] {
    return this.#children.toArray();
  }

  *waiting(bound: Match): Generator<Waiting> {
    for (const child of this.#children) yield* child.waiting(bound);
  }

  adopt(child: State): void {
    this.#add(child, this.#unowned[this.#adopted++] ?? new KeySet());
    if (this.#adopted === this.#unowned.length) this.#unowned = [];
  }

  *write(out: StateWriter): Generator<void> {
    for (const child of this.children()) {
      const seen = this.#seen.get(child);
      yield* saveList(out, seen?.entries() ?? [], seen?.size ?? 0, ({ keys, due }) => {
        for (const key of keys) out.value(key);
        out.number(due);
      });
    }
  }

  *read(from: StateReader, children: number): Generator<void> {
    const { length } = this.node.distinction.keys;
    for (let i = 0; i < children; i++) {
      const seen = new KeySet();
      this.#unowned.push(seen);
      yield* loadList(from, () => {
        const keys = Array.from({ length }, () => from.value());
        seen.add(keys, from.number());
      });
    }
  }

  #add(child: State, seen: KeySet): void {
    this.#children.add(child);
    this.#seen.set(child, seen);
    this.node.shared.held += seen.size;
  }

  /** @returns whether the key of `match` is new; one for which there is no room, or that cannot be told, passes for seen */
  #remember(seen: KeySet, match: Match): boolean {
    const { shared, distinction, id } = this.node;
    shared.held -= seen.forget(shared.now);
    return (
      shared.attempt(id, () => {
        const keys = distinction.keys.map((key) => keyOf(key(match)));
        if (seen.has(keys) || !shared.mayGrow(id)) return false;
        const until = distinction.until?.(match, shared.now) ?? Number.POSITIVE_INFINITY;
        // a period of no length means for ever, as Esper has it
        seen.add(keys, until > shared.now ? until : Number.POSITIVE_INFINITY);
        shared.held++;
        return true;
      }) ?? false
    );
  }

  /** The keys for the attempt after one that saw `seen`; they are copied only if that one goes on. */
  #inherited(seen: KeySet | undefined, quit: boolean): KeySet {
    if (seen === undefined) return new KeySet();
    if (quit) this.node.shared.held -= seen.size;
    return quit ? seen : seen.copy();
  }

  #forget(child: State): void {
    this.#children.remove(child);
    this.node.shared.held -= this.#seen.get(child)?.size ?? 0;
    this.#seen.delete(child);
  }

  #spawn(match: Match, seen: KeySet): void {
    // see `every`: what has ended begins nothing anew
    if (!this.live) return;
    const child = this.node.part.create(this, 0);
    this.#add(child, seen);
    this.#starting = child;
    this.#turned = false;
    child.start(match);
    this.#starting = undefined;
    if (!this.#turned) return;
    child.quit();
    this.#forget(child);
  }
}
