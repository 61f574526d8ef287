import { LargeMap } from './large-map.js';

/** Up to so many entries it is a `Map`, which knows the order. */
const LARGE = 1 << 15;

/** An entry between those that came before and after it. */
interface Entry<K, V> {
  readonly key: K;
  value: V;
  previous: Entry<K, V> | undefined;
  next: Entry<K, V> | undefined;
  live: boolean;
}

/** A map in the order in which its keys came, as `Map` is, that grows without a pause, as {@link LargeMap} does. */
export class OrderedMap<K, V> {
  readonly #shardOf: (key: K) => number;
  #small: Map<K, V> | undefined = new Map();
  #entries: LargeMap<K, Entry<K, V>> | undefined = undefined;
  #first: Entry<K, V> | undefined = undefined;
  #last: Entry<K, V> | undefined = undefined;

  /** @param shardOf as {@link LargeMap} takes it */
  constructor(shardOf: (key: K) => number) {
    this.#shardOf = shardOf;
  }

  get size(): number {
    return this.#small === undefined ? (this.#entries?.size ?? 0) : this.#small.size;
  }

  get(key: K): V | undefined {
    return this.#small === undefined ? this.#entries?.get(key)?.value : this.#small.get(key);
  }

  has(key: K): boolean {
    return this.#small === undefined ? this.#entries?.has(key) === true : this.#small.has(key);
  }

  set(key: K, value: V): void {
    const small = this.#small;
    if (small === undefined) {
      const known = this.#entries?.get(key);
      if (known === undefined) this.#append(key, value);
      else known.value = value;
      return;
    }
    small.set(key, value);
    if (small.size >= LARGE) this.#enlarge(small);
  }

  delete(key: K): boolean {
    if (this.#small !== undefined) return this.#small.delete(key);
    const entry = this.#entries?.get(key);
    if (entry === undefined) return false;
    this.#entries?.delete(key);
    entry.live = false;
    if (entry.previous === undefined) this.#first = entry.next;
    else entry.previous.next = entry.next;
    if (entry.next === undefined) this.#last = entry.previous;
    else entry.next.previous = entry.previous;
    if (this.#first === undefined) this.clear();
    return true;
  }

  clear(): void {
    this.#small = new Map();
    this.#entries = this.#first = this.#last = undefined;
  }

  keys(): Iterable<K> {
    return this.#small === undefined ? this.#walk(({ key }) => key) : this.#small.keys();
  }

  values(): Iterable<V> {
    return this.#small === undefined ? this.#walk(({ value }) => value) : this.#small.values();
  }

  entries(): Iterable<[K, V]> {
    return this.#small === undefined ? this.#walk(({ key, value }): [K, V] => [key, value]) : this.#small.entries();
  }

  /** Entries may come and go meanwhile. */
  *#walk<T>(shown: (entry: Entry<K, V>) => T): Generator<T> {
    for (let entry = this.#first; entry !== undefined; entry = entry.next) if (entry.live) yield shown(entry);
  }

  #append(key: K, value: V): void {
    const entry: Entry<K, V> = { key, value, previous: this.#last, next: undefined, live: true };
    if (this.#last === undefined) this.#first = entry;
    else this.#last.next = entry;
    this.#last = entry;
    this.#entries?.set(key, entry);
  }

  #enlarge(small: Map<K, V>): void {
    this.#small = undefined;
    this.#entries = new LargeMap(this.#shardOf, { isLarge: true });
    for (const [key, value] of small) this.#append(key, value);
  }
}
