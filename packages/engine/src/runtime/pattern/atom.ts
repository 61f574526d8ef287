import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { type AtomElement, type ElementList, type ElementPlace, ElementTable } from './element-table.js';
import { type AtomKey, KeyTable } from './key-table.js';
import { enter, type ListeningStep, leave } from './listening-order.js';
import { bind, type Match, merge, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { AtomTest, PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';
import { WaitingList } from './waiting-list.js';

/** An atom with its functions made. */
export interface LinkedAtom {
  readonly kind: 'atom';
  readonly id: string;
  readonly node: number;
  readonly tag: number | undefined;
  readonly keys: readonly AtomKey[];
  readonly element: AtomElement | undefined;
  readonly test: AtomTest | undefined;
  readonly consumeLevel: number;
  readonly stays: boolean;
  /** its way through the filter index; empty if no other atom hears of its events */
  readonly steps: readonly ListeningStep[];
}

/** Who may wait for an event. */
export type Waiters = WaitingList<AtomState> | ElementList<AtomState>;

/** `tag=Type(filter)`: the states that wait here, by key or by element if the filter has one. */
export class AtomNode extends PatternNode {
  readonly waitsFor = 'event';
  readonly tag: number | undefined;
  readonly stays: boolean;
  readonly steps: readonly ListeningStep[];
  /** who waits here is to be heard in another order than that of their beginning */
  readonly sorted: boolean;
  /** 0 = does not consume */
  readonly consumeLevel: number;
  readonly #test: AtomTest | undefined;
  readonly #table: KeyTable<AtomState> | ElementTable<AtomState> | undefined;
  readonly #list = new WaitingList<AtomState>();
  /** calls of {@link receive} under way: removed states must know who came after them */
  #walking = 0;

  constructor(linked: LinkedAtom, shared: PatternShared) {
    super(linked, shared);
    this.tag = linked.tag;
    this.stays = linked.stays;
    this.consumeLevel = linked.consumeLevel;
    this.steps = linked.steps;
    this.sorted = linked.steps.some(({ by }) => by.length > 0);
    this.#test = linked.test;
    this.#table = tableOf(linked);
  }

  partAt(): undefined {
    return undefined;
  }

  create(parent: Parent, slot: number): AtomState {
    return new AtomState(this, parent, slot);
  }

  add(state: AtomState): void {
    enter(this.steps, state.seq);
    if (this.#table === undefined) this.#list.add(state);
    else this.#table.add(state);
  }

  remove(state: AtomState): void {
    leave(this.steps);
    if (this.#table === undefined) state.list?.remove(state, this.#walking > 0);
    else this.#table.remove(state, this.#walking > 0);
  }

  /** Shows an event that passed the static part of the filter to those who wait for it; who begins meanwhile does not see it. */
  receive(event: Row): void {
    const list = this.find(event);
    if (list !== undefined) this.show(event, list);
  }

  /** The same, when it is known where they wait. */
  show(event: Row, list: Waiters): void {
    const born = this.shared.seq;
    if (!(list instanceof WaitingList)) {
      for (let place = list.first; place !== undefined && place.state.seq < born; place = place.next) {
        const { state } = place;
        if (state.live && this.#passes(event, state.match)) state.accept(event);
      }
      return;
    }
    this.#walking++;
    for (let state = list.first; state !== undefined && state.seq < born; state = state.next) {
      if (state.live && this.#passes(event, state.match)) state.accept(event);
    }
    this.#walking--;
  }

  /** Adds to `met` those of the list for whom the event is. */
  addMet(event: Row, list: Waiters, met: AtomState[]): void {
    if (!(list instanceof WaitingList)) {
      for (let place = list.first; place !== undefined; place = place.next) {
        if (this.#passes(event, place.state.match)) met.push(place.state);
      }
      return;
    }
    for (let state = list.first; state !== undefined; state = state.next) {
      if (this.#passes(event, state.match)) met.push(state);
    }
  }

  /** Where those stand who may wait for an event that passed the static part of the filter; undefined when nobody does. */
  find(event: Row): Waiters | undefined {
    if (this.#table !== undefined) return this.#table.find(event);
    return this.#list.first === undefined ? undefined : this.#list;
  }

  #passes(event: Row, match: Match): boolean {
    const test = this.#test;
    if (test === undefined) return true;
    try {
      return test(event, match);
    } catch (error) {
      this.shared.site.failed(this.id, error);
      return false;
    }
  }
}

function tableOf({ keys, element }: LinkedAtom): KeyTable<AtomState> | ElementTable<AtomState> | undefined {
  if (keys.length > 0) return new KeyTable<AtomState>(keys);
  return element && new ElementTable<AtomState>(element);
}

/** Waits for one event. */
export class AtomState extends State {
  declare readonly node: AtomNode;
  declare seq: number;
  declare begun: boolean;
  declare list: WaitingList<AtomState> | undefined;
  declare previous: AtomState | undefined;
  declare next: AtomState | undefined;
  declare places: readonly ElementPlace<AtomState>[] | undefined;

  constructor(node: AtomNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.seq = 0;
    this.begun = false;
    this.list = undefined;
    this.previous = undefined;
    this.next = undefined;
    this.places = undefined;
    node.shared.held++;
  }

  start(match: Match): void {
    this.match = match;
    this.seq = this.node.shared.nextSeq();
    this.begin();
  }

  /** Waits from now on. */
  begin(): void {
    this.begun = true;
    this.node.add(this);
  }

  accept(event: Row): void {
    const { node, match } = this;
    const bound = node.tag === undefined ? match.slice() : bind(match, node.tag, event, node.shared.now);
    node.turned++;
    if (!node.stays) this.quit();
    this.parent.matched(this, bound, !node.stays);
  }

  quit(): void {
    if (!this.end()) return;
    this.node.shared.held--;
    if (this.begun) this.node.remove(this);
  }

  discard(events: ReadonlySet<Row>): void {
    if (!this.live || !sharesEvent(this.match, events)) return;
    this.quit();
    this.parent.failed(this, false);
  }

  matched(): void {}
  failed(): void {}
  adopt(): void {}

  write(out: StateWriter): undefined {
    out.integer(this.seq);
  }

  read(from: StateReader): undefined {
    this.seq = from.integer();
  }

  children(): readonly State[] {
    return [];
  }

  *waiting(bound: Match): Generator<Waiting> {
    yield { node: this.node, match: merge(bound, this.match) };
  }
}
