import type { Item } from '../item.js';
import { loadList, type StateReader, saveList } from '../state.js';
import { Collected } from './collected.js';
import { loadItem, saveItem } from './item-codec.js';
import type { Collector, Items, ResultProcessor } from './processor.js';

/** Changes wait as they came, and are worked off when the interval ends: until then aggregates stay as they were, as in Esper. */
export function deferred(collector: Collector): Collector {
  let changes: (readonly [Items, Items])[] = [];
  return {
    collect: (inserted, removed) => {
      changes.push([inserted, removed]);
    },
    flush: (out) => {
      const waiting = changes;
      changes = [];
      for (const [inserted, removed] of waiting) collector.collect(inserted, removed);
      return collector.flush(out);
    },
    waiting: () => changes.length + collector.waiting(),
    *save(out, groups) {
      out.integer(changes.length);
      for (const change of changes) {
        for (const items of change) yield* saveList(out, items, items.length, (item) => saveItem(out, item));
        if (out.endsSlice()) yield;
      }
      yield* collector.save(out, groups);
    },
    *load(from, groups) {
      changes = [];
      const length = from.integer();
      for (let read = 1; read <= length; read++) {
        changes.push([yield* loadItems(from), yield* loadItems(from)]);
        if (from.endsSlice()) yield;
      }
      yield* collector.load(from, groups);
    },
  };
}

/**
 * The rows of every change, as they come about; with `last`, only the last of each stream. With `all`, a stream in which none came about shows
 * what is there now.
 */
export function everyRow(processor: ResultProcessor, mode: 'default' | 'all' | 'last'): Collector {
  const collected = new Collected();
  return {
    collect: (inserted, removed) => {
      const { rows } = collected;
      collected.hasChanged = true;
      processor.process(inserted, removed, rows);
      if (mode !== 'last') return;
      rows.inserted = rows.inserted.slice(-1);
      rows.removed = rows.removed.slice(-1);
    },
    flush: (out) => {
      const { rows, hasChanged } = collected.next();
      const isWhole = !hasChanged && processor.unchanged !== undefined;
      if (!hasChanged || mode === 'all') processor.unchanged?.(rows);
      out.append(rows);
      return isWhole;
    },
    waiting: () => collected.size,
    save: (out, groups) => collected.save(out, groups),
    load: (from, groups) => collected.load(from, groups),
  };
}

/**
 * `output last` of rows that stand for themselves: of each stream the last row of the interval, which is made when the interval ends, so that
 * `prior` sees what it sees then.
 *
 * @param tellsRemoved rows that leave are told of
 */
export function lastRow(processor: ResultProcessor, tellsRemoved: boolean): Collector {
  let inserted: Items = [];
  let removed: Items = [];
  return {
    collect: (entered, left) => {
      if (entered.length > 0) inserted = entered.slice(-1);
      if (tellsRemoved && left.length > 0) removed = left.slice(-1);
    },
    flush: (out) => {
      const [entered, left] = [inserted, removed];
      inserted = [];
      removed = [];
      processor.process(entered, left, out);
      return false;
    },
    waiting: () => inserted.length + removed.length,
    *save(out) {
      for (const items of [inserted, removed]) yield* saveList(out, items, items.length, (item) => saveItem(out, item));
    },
    *load(from) {
      inserted = yield* loadItems(from);
      removed = yield* loadItems(from);
    },
  };
}

/** Somebody hears of the end of each interval. */
export function heard(collector: Collector, flushed: () => void): Collector {
  return {
    ...collector,
    flush: (out) => {
      const isWhole = collector.flush(out);
      flushed();
      return isWhole;
    },
  };
}

/** Behind a unidirectional join aggregates see the rows of one trigger only: what the one before brought goes when the next comes. */
export function forgetting(collector: Collector, processor: ResultProcessor): Collector {
  let last: Items = [];
  return {
    collect: (inserted, removed) => {
      if (last.length > 0) processor.forget(last);
      last = inserted;
      collector.collect(inserted, removed);
    },
    waiting: () => collector.waiting(),
    flush: (out) => collector.flush(out),
    *save(out, groups) {
      yield* saveList(out, last, last.length, (item) => saveItem(out, item));
      yield* collector.save(out, groups);
    },
    *load(from, groups) {
      last = yield* loadItems(from);
      yield* collector.load(from, groups);
    },
  };
}

function* loadItems(from: StateReader): Generator<void, Items> {
  const items: Item[] = [];
  yield* loadList(from, () => {
    const item = loadItem(from);
    if (item !== null) items.push(item);
  });
  return items;
}
