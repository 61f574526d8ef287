/** Who stands in a list, and who stands beside it there. */
export interface Waiter<S extends Waiter<S>> {
  list: WaitingList<S> | undefined;
  previous: S | undefined;
  next: S | undefined;
}

/** Atoms that wait for the same thing, in the order of their beginning; adding and removing are O(1). */
export class WaitingList<S extends Waiter<S>> {
  declare first: S | undefined;
  declare last: S | undefined;

  constructor() {
    this.first = undefined;
    this.last = undefined;
  }

  add(state: S): void {
    state.list = this;
    state.previous = this.last;
    if (this.last === undefined) this.first = state;
    else this.last.next = state;
    this.last = state;
  }

  /**
   * Takes `state` out. With `keepNext` it still knows who came after it, so that who walks along the list can go on from a state that was
   * removed under it.
   */
  remove(state: S, keepNext: boolean): void {
    const { previous, next } = state;
    if (previous === undefined) this.first = next;
    else previous.next = next;
    if (next === undefined) this.last = previous;
    else next.previous = previous;
    state.list = undefined;
    state.previous = undefined;
    if (!keepNext) state.next = undefined;
  }
}
