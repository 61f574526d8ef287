import type { Item } from '../item.js';
import type { Group } from './group.js';
import { type Candidates, passesHaving, type Shape, type ShapeParts } from './shape.js';

/** What a statement without rows reads its columns from. */
const NO_ITEM: Item = [];

/** No aggregates: a row an item. */
export class PlainShape implements Shape {
  readonly #parts: ShapeParts;
  readonly #group: Group;

  constructor(parts: ShapeParts) {
    this.#parts = parts;
    this.#group = parts.table.open([], NO_ITEM);
  }

  process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void {
    for (const item of inserted) if (passesHaving(this.#parts, item, this.#group, true)) candidates.inserted(item, this.#group);
    if (!this.#parts.wantsRemoved) return;
    for (const item of removed) if (passesHaving(this.#parts, item, this.#group, false)) candidates.removed(item, this.#group);
  }

  content(items: () => Iterable<Item>, candidates: Candidates): void {
    for (const item of items()) if (passesHaving(this.#parts, item, this.#group, true)) candidates.inserted(item, this.#group);
  }

  groups(): Iterable<Group> {
    return [];
  }
}

/** All columns aggregated, no group: one row for all, told at every change, the row before it as removed. */
export class ForAllShape implements Shape {
  readonly #parts: ShapeParts;
  readonly #group: Group;

  constructor(parts: ShapeParts) {
    this.#parts = parts;
    this.#group = parts.table.open([], NO_ITEM);
  }

  process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void {
    const group = this.#group;
    if (this.#parts.wantsRemoved && passesHaving(this.#parts, group.item, group, false)) candidates.removed(group.item, group);
    for (const item of inserted) {
      group.item = item;
      this.#parts.table.enter(group, item);
    }
    for (const item of removed) this.#parts.table.leave(group, item);
    if (passesHaving(this.#parts, group.item, group, true)) candidates.inserted(group.item, group);
  }

  content(_items: () => Iterable<Item>, candidates: Candidates): void {
    if (passesHaving(this.#parts, this.#group.item, this.#group, true)) candidates.inserted(this.#group.item, this.#group);
  }

  groups(): Iterable<Group> {
    return [this.#group];
  }
}

/** Aggregates beside bare columns, no group: a row an item, all with the aggregates after the change. */
export class PerEventShape implements Shape {
  readonly #parts: ShapeParts;
  readonly #group: Group;

  constructor(parts: ShapeParts) {
    this.#parts = parts;
    this.#group = parts.table.open([], NO_ITEM);
  }

  process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void {
    const group = this.#group;
    for (const item of inserted) this.#parts.table.enter(group, item);
    for (const item of removed) this.#parts.table.leave(group, item);
    if (this.#parts.wantsRemoved)
      for (const item of removed) if (passesHaving(this.#parts, item, group, false)) candidates.removed(item, group);
    for (const item of inserted) if (passesHaving(this.#parts, item, group, true)) candidates.inserted(item, group);
  }

  content(items: () => Iterable<Item>, candidates: Candidates): void {
    for (const item of items()) if (passesHaving(this.#parts, item, this.#group, true)) candidates.inserted(item, this.#group);
  }

  groups(): Iterable<Group> {
    return [];
  }
}
