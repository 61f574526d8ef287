import type { HostMethodEntry, Mark, ResultKind } from './entry.js';

/** One method as the catalogue's lists tell it. */
export interface HostMethodSource {
  readonly name: string;
  readonly target: HostMethodEntry['target'];
  readonly forms: readonly (readonly [ResultKind, ...string[]])[];
  readonly doc: string;
  readonly example: string;
  readonly mark?: Mark;
}
