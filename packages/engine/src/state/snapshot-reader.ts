import type { EventType } from '@rulewright/core';
import type { Row, RowValue } from '../runtime/row.js';
import type { RowClass, RowClasses } from '../runtime/row-class.js';
import { SLICE_BYTES, type StateReader } from '../runtime/state.js';
import { ByteSource, SnapshotError } from './byte-source.js';
import { Numbered } from './numbered.js';
import * as token from './token.js';

/** What {@link SnapshotReader.token} finds at the end of a part. */
const PART_END = Symbol('end of part');

/** Reads what a `SnapshotWriter` wrote. Rows become rows of the classes of this engine; where a class has changed, properties are taken over by name. */
export class SnapshotReader implements StateReader {
  readonly #source: ByteSource;
  readonly #rowClasses: RowClasses;
  readonly #texts = new Numbered<string>();
  readonly #classes = new Numbered<WrittenClass>();
  readonly #rows = new Numbered<Row>();
  /** place in the bytes at which the present slice ends */
  #sliceEnd = SLICE_BYTES;

  constructor(chunks: Iterable<Uint8Array>, rowClasses: RowClasses) {
    this.#source = new ByteSource(chunks);
    this.#rowClasses = rowClasses;
  }

  integer(): number {
    return this.number();
  }

  number(): number {
    const value = this.#token();
    if (typeof value !== 'number') throw new SnapshotError(`a number was expected in the snapshot, not ${String(value)}`);
    return value;
  }

  text(): string {
    const value = this.#token();
    if (typeof value !== 'string') throw new SnapshotError(`a text was expected in the snapshot, not ${String(value)}`);
    return value;
  }

  value(): RowValue {
    const value = this.#token();
    if (value === PART_END) throw new SnapshotError('a part of the snapshot is shorter than its state');
    return value;
  }

  row(): Row | null {
    return this.value() as Row | null;
  }

  endsSlice(): boolean {
    const { place } = this.#source;
    if (place < this.#sliceEnd) return false;
    this.#sliceEnd = place + SLICE_BYTES;
    return true;
  }

  /** Expects the end of a part. */
  end(): void {
    if (this.#token() !== PART_END) throw new SnapshotError('a part of the snapshot is longer than its state');
  }

  /** Passes over the rest of a part; yields now and then. */
  *skip(): Generator<void> {
    while (this.#token() !== PART_END) if (this.endsSlice()) yield;
  }

  #token(): RowValue | typeof PART_END {
    const tag = this.#source.byte();
    if (tag >= token.FIRST_SMALL) return tag & 0x7f;
    switch (tag) {
      case token.NULL:
        return null;
      case token.TRUE:
        return true;
      case token.FALSE:
        return false;
      case token.INTEGER:
        return this.#integer();
      case token.DOUBLE:
        return this.#source.double();
      case token.END:
        return PART_END;
      case token.CLASS:
        this.#classes.push(this.#class());
        return this.#token();
      default:
        return this.#long(tag);
    }
  }

  #long(tag: number): RowValue {
    switch (tag) {
      case token.TEXT:
        return this.#source.text();
      case token.NEW_TEXT: {
        const text = this.#source.text();
        this.#texts.push(text);
        return text;
      }
      case token.OLD_TEXT:
        return known(this.#texts, this.#source.varint());
      case token.ARRAY:
        return Array.from({ length: this.#source.varint() }, () => this.value());
      case token.RECORD:
        return this.#record();
      case token.NEW_ROW:
        return this.#newRow();
      case token.OLD_ROW:
        return known(this.#rows, this.#source.varint());
      default:
        throw new SnapshotError(`a snapshot has no token ${tag}`);
    }
  }

  #integer(): number {
    const value = this.#source.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #record(): RowValue {
    const entries: [string, RowValue][] = [];
    for (let left = this.#source.varint(); left > 0; left--) entries.push([this.text(), this.value()]);
    return Object.fromEntries(entries) as RowValue;
  }

  #newRow(): Row {
    const { rowClass, values, places } = known(this.#classes, this.#source.varint());
    const read = Array.from({ length: values }, () => this.value());
    const row = new rowClass.create(...places.map((place) => (place < 0 ? null : (read[place] ?? null))));
    this.#rows.push(row);
    return row;
  }

  #class(): WrittenClass {
    const type = JSON.parse(this.#source.text()) as EventType;
    const rowClass = this.#rowClasses.named(type.name) ?? this.#rowClasses.anonymous(type);
    return writtenClass(type, rowClass);
  }
}

/** How rows were written, and where each of their values now belongs. */
interface WrittenClass {
  readonly rowClass: RowClass;
  /** values of a row, undeclared properties as one of them */
  readonly values: number;
  /** for each value of the class of today the place among those written, -1 for none */
  readonly places: readonly number[];
}

function writtenClass(type: EventType, rowClass: RowClass): WrittenClass {
  const names = type.properties.map(({ name }) => name);
  const places = rowClass.type.properties.map(({ name }) => names.indexOf(name));
  if (rowClass.keepsUndeclared) places.push(type.open ? names.length : -1);
  return { rowClass, values: names.length + (type.open ? 1 : 0), places };
}

function known<T extends object | string>(list: Numbered<T>, number: number): T {
  const found = list.at(number);
  if (found === undefined) throw new SnapshotError(`the snapshot refers to ${number}, which it has not told of`);
  return found;
}
