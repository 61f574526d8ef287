import { internalized } from '../plan/internalized.js';
import { fieldName } from './field-name.js';
import type { Row } from './row.js';
import type { RowClass } from './row-class.js';

/** Texts up to this length are mostly shared already: `JSON.parse` keeps them once. */
const SHORT = 10;
/** Longer ones are no keys that come again and again, and would take much room. */
const LONG = 100;
/** Texts of one generation. */
const GENERATION = 1 << 15;
/** Where fewer of a generation's questions find a text that is known, sharing is not worth its while, and it rests for so many texts. */
const FEW_FOUND = GENERATION >> 1;
const REST = GENERATION * 16;

/**
 * Texts of key properties, each kept once: a host's address that stands in a million events is one text, whose hash is known and which is
 * equal to a key by address, where as many copies would each have to be fetched, hashed and compared. Bounded: two generations, the older
 * of which is forgotten when the younger is full.
 */
export class SharedTexts {
  readonly #names = new Set<string>();
  #sharers = new Map<RowClass, Sharer | undefined>();
  #young = new Map<string, string>();
  #old = new Map<string, string>();
  #found = 0;
  #rest = 0;
  /** the class of the last row, and what shares its texts */
  #recent: RowClass | undefined = undefined;
  #recentSharer: Sharer | undefined = undefined;

  /** From now on these properties are keys, of whatever type they are. */
  add(names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
    this.#sharers = new Map();
    this.#recent = undefined;
  }

  /** Lets the keys of a row that was just made, and that nobody else has seen, be shared texts. */
  share(row: Row, rowClass: RowClass): void {
    if (rowClass !== this.#recent) {
      this.#recent = rowClass;
      this.#recentSharer = this.#sharerOf(rowClass);
    }
    this.#recentSharer?.(row, this.#shared);
  }

  readonly #shared = (text: string): string => {
    if (this.#rest > 0) {
      this.#rest--;
      return text;
    }
    const known = this.#young.get(text);
    if (known !== undefined) {
      this.#found++;
      return known;
    }
    return this.#add(text);
  };

  #add(text: string): string {
    const known = this.#old.get(text);
    if (known !== undefined) this.#found++;
    // a piece of a longer text, of a line that was split, must not hold on to all of it
    const kept = known ?? internalized(text);
    this.#young.set(kept, kept);
    if (this.#young.size === GENERATION) this.#age();
    return kept;
  }

  #age(): void {
    if (this.#found < FEW_FOUND) this.#rest = REST;
    this.#found = 0;
    this.#old = this.#young;
    this.#young = new Map();
  }

  #sharerOf(rowClass: RowClass): Sharer | undefined {
    if (!this.#sharers.has(rowClass)) this.#sharers.set(rowClass, this.#make(rowClass));
    return this.#sharers.get(rowClass);
  }

  #make({ type }: RowClass): Sharer | undefined {
    const keys = type.properties.filter((property) => property.type.kind === 'string' && this.#names.has(property.name));
    if (keys.length === 0) return undefined;
    const steps = keys.map(({ name }) => {
      const field = `r[${JSON.stringify(fieldName(name))}]`;
      return `v=${field};if(v!==null&&v.length>${SHORT}&&v.length<=${LONG})${field}=s(v);`;
    });
    // property names enter as JSON strings only
    return new Function('r', 's', `let v;${steps.join('')}`) as Sharer;
  }
}

type Sharer = (row: Row, shared: (text: string) => string) => void;
