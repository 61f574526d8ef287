import { type FunctionEntry, type Mark, type Signature, SUPPORTED, type Support } from './entry.js';

/** What a catalogue file says of a function; the rest is filled in. */
export interface FunctionSource {
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly doc: string;
  readonly example: string;
  readonly mark?: Mark;
  readonly since?: string;
  readonly support?: Support;
}

/** @param host whether it is a function of a Java class, called `Class.method` */
export function functionEntry(source: FunctionSource, host: boolean): FunctionEntry {
  return { kind: 'function', mark: 'O', support: SUPPORTED, host, ...source };
}
