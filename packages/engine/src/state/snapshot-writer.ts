import type { EventRecord } from '@rulewright/core';
import type { Row, RowValue } from '../runtime/row.js';
import { classOfRow, type RowClass } from '../runtime/row-class.js';
import { SLICE_BYTES, type StateWriter } from '../runtime/state.js';
import { ByteBuffer } from './byte-buffer.js';
import * as token from './token.js';

/** Rows are numbered by a mark in the row itself; marks go on from snapshot to snapshot, so that those of an earlier one are told apart. */
export interface RowMarks {
  next: number;
}

/**
 * Writes tokens. Texts are written in full once and by number later; a row is written where it is met first, so that windows which share
 * events store them once.
 */
export class SnapshotWriter implements StateWriter {
  readonly #buffer = new ByteBuffer();
  readonly #texts = new Map<string, number>();
  readonly #classes = new Map<RowClass, number>();
  readonly #marks: RowMarks;
  readonly #firstMark: number;
  /** length of what is written at the end of the present slice */
  #sliceEnd = SLICE_BYTES;

  constructor(marks: RowMarks) {
    this.#marks = marks;
    this.#firstMark = marks.next;
  }

  /** What was written since the last call. */
  take(): Uint8Array {
    this.#sliceEnd = SLICE_BYTES;
    return this.#buffer.take();
  }

  endsSlice(): boolean {
    const { length } = this.#buffer;
    if (length < this.#sliceEnd) return false;
    this.#sliceEnd = length + SLICE_BYTES;
    return true;
  }

  integer(value: number): void {
    const buffer = this.#buffer;
    if (value >= 0 && value < 0x80) buffer.byte(token.FIRST_SMALL | value);
    else if (Math.abs(value) < 2 ** 52) {
      buffer.byte(token.INTEGER);
      buffer.varint(value >= 0 ? value * 2 : -value * 2 - 1);
    } else this.#double(value);
  }

  number(value: number): void {
    // -0 and what is no whole number
    if (Number.isInteger(value) && !Object.is(value, -0)) this.integer(value);
    else this.#double(value);
  }

  text(value: string): void {
    const known = this.#texts.get(value);
    if (known !== undefined) {
      this.#buffer.byte(token.OLD_TEXT);
      this.#buffer.varint(known);
    } else if (value.length <= token.MAX_KEPT_LENGTH && this.#texts.size < token.MAX_KEPT_TEXTS) {
      this.#texts.set(value, this.#texts.size);
      this.#buffer.byte(token.NEW_TEXT);
      this.#buffer.text(value);
    } else {
      this.#buffer.byte(token.TEXT);
      this.#buffer.text(value);
    }
  }

  value(value: RowValue | undefined): void {
    switch (typeof value) {
      case 'string':
        this.text(value);
        break;
      case 'number':
        this.number(value);
        break;
      case 'boolean':
        this.#buffer.byte(value ? token.TRUE : token.FALSE);
        break;
      default:
        this.#object(value ?? null);
    }
  }

  row(row: Row | null): void {
    if (row === null) {
      this.#buffer.byte(token.NULL);
      return;
    }
    const marked = row as unknown as { $mark: number };
    if (marked.$mark >= this.#firstMark) {
      this.#buffer.byte(token.OLD_ROW);
      this.#buffer.varint(marked.$mark - this.#firstMark);
      return;
    }
    const rowClass = classOfRow(row) as RowClass;
    const number = this.#classNumber(rowClass);
    this.#buffer.byte(token.NEW_ROW);
    this.#buffer.varint(number);
    for (const field of rowClass.fields) this.value(row[field]);
    if (rowClass.keepsUndeclared) this.value(row['$extra']);
    marked.$mark = this.#marks.next++;
  }

  /** Ends the part of a statement. */
  end(): void {
    this.#buffer.byte(token.END);
  }

  #double(value: number): void {
    this.#buffer.byte(token.DOUBLE);
    this.#buffer.double(value);
  }

  #object(value: Exclude<RowValue, string | number | boolean>): void {
    if (value === null) this.#buffer.byte(token.NULL);
    else if (Array.isArray(value)) {
      this.#buffer.byte(token.ARRAY);
      this.#buffer.varint(value.length);
      for (const item of value as readonly RowValue[]) this.value(item);
    } else if (classOfRow(value) !== undefined) this.row(value as Row);
    else this.#record(value as EventRecord);
  }

  #record(record: EventRecord): void {
    const entries = Object.entries(record);
    this.#buffer.byte(token.RECORD);
    this.#buffer.varint(entries.length);
    for (const [name, value] of entries) {
      this.text(name);
      this.value(value);
    }
  }

  #classNumber(rowClass: RowClass): number {
    let number = this.#classes.get(rowClass);
    if (number === undefined) {
      number = this.#classes.size;
      this.#classes.set(rowClass, number);
      this.#buffer.byte(token.CLASS);
      this.#buffer.text(JSON.stringify({ ...rowClass.type, open: rowClass.keepsUndeclared }));
    }
    return number;
  }
}
