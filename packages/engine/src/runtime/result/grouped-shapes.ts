import type { Item } from '../item.js';
import type { Group } from './group.js';
import { type Candidates, passesHaving, type Shape, type ShapeParts } from './shape.js';

/** What both grouped shapes do with their groups. */
abstract class GroupedShape implements Shape {
  protected readonly parts: ShapeParts;

  constructor(parts: ShapeParts) {
    this.parts = parts;
  }

  abstract process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void;
  abstract content(items: () => Iterable<Item>, candidates: Candidates): void;

  groups(): Iterable<Group> {
    return this.parts.table.values();
  }

  /** The groups of items, undefined for those that the budget lets no group open for. */
  protected groupsOf(items: readonly Item[]): readonly (Group | undefined)[] {
    return items.map((item) => this.parts.table.of(item, () => this.parts.mayOpenGroup()));
  }

  protected apply(
    inserted: readonly Item[],
    into: readonly (Group | undefined)[],
    removed: readonly Item[],
    from: readonly (Group | undefined)[],
  ): void {
    for (const [i, item] of inserted.entries()) {
      const group = into[i];
      if (group) this.parts.table.enter(group, item);
    }
    for (const [i, item] of removed.entries()) {
      const group = from[i];
      if (group) this.parts.table.leave(group, item);
    }
  }

  /** Groups whose last row has left are gone, unless `output all` still tells of them or `output first` still holds them back. */
  protected release(groups: readonly (Group | undefined)[]): void {
    if (this.parts.keepsGroups) return;
    for (const group of groups)
      if (group && group.held === 0 && group.passesFrom === Number.NEGATIVE_INFINITY) this.parts.table.delete(group);
  }
}

/** Every column is a group key or an aggregate: one row for each group that changed, the row before it as removed. */
export class PerGroupShape extends GroupedShape {
  process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void {
    const { parts } = this;
    const into = this.groupsOf(inserted);
    const from = this.groupsOf(removed);
    const changed = new Set<Group>();
    for (const group of into) if (group) changed.add(group);
    for (const group of from) if (group) changed.add(group);
    if (parts.wantsRemoved)
      for (const group of changed) if (passesHaving(parts, group.item, group, false)) candidates.removed(group.item, group);
    this.apply(inserted, into, removed, from);
    for (const group of changed) if (passesHaving(parts, group.item, group, true)) candidates.inserted(group.item, group);
    if (removed.length > 0) this.release(from);
  }

  content(items: () => Iterable<Item>, candidates: Candidates): void {
    const { parts } = this;
    const shown = new Set<Group>();
    const show = (group: Group | undefined) => {
      if (!group || shown.has(group)) return;
      shown.add(group);
      if (passesHaving(parts, group.item, group, true)) candidates.inserted(group.item, group);
    };
    if (parts.unbound) for (const group of parts.table.values()) show(group);
    else for (const item of items()) show(parts.table.of(item, () => false));
  }
}

/** Grouped, with bare columns that are no keys: a row an item, with its group's aggregates after the change. */
export class PerEventGroupedShape extends GroupedShape {
  process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void {
    const { parts } = this;
    const into = this.groupsOf(inserted);
    const from = this.groupsOf(removed);
    this.apply(inserted, into, removed, from);
    if (parts.wantsRemoved) {
      for (const [i, item] of removed.entries()) {
        const group = from[i];
        if (group && passesHaving(parts, item, group, false)) candidates.removed(item, group);
      }
    }
    for (const [i, item] of inserted.entries()) {
      const group = into[i];
      if (group && passesHaving(parts, item, group, true)) candidates.inserted(item, group);
    }
    if (removed.length > 0) this.release(from);
  }

  content(items: () => Iterable<Item>, candidates: Candidates): void {
    const { parts } = this;
    for (const item of items()) {
      const group = parts.table.of(item, () => false);
      if (group && passesHaving(parts, item, group, true)) candidates.inserted(item, group);
    }
  }
}
