import type { Step } from './step.js';

export type Row = Readonly<Record<string, unknown>>;

/** Events over HTTP, and what comes of them: an alert with these columns, or rows of a query. */
export type Proof =
  | { readonly kind: 'alert'; readonly events: readonly Row[]; readonly row: Row; readonly sooner?: readonly Step[] }
  | { readonly kind: 'rows'; readonly events: readonly Row[]; readonly query: string; readonly row: Row }
  /** it cannot run here, and the canvas says what is missing */
  | { readonly kind: 'missing'; readonly says: string }
  | { readonly kind: 'types' };

/** A rule of one of the two documents, as it is drawn on the empty canvas of a module of its own. */
export interface DocumentRule {
  /** name of the module */
  readonly module: string;
  readonly title: string;
  readonly document: 'Klendar' | 'López';
  readonly steps: readonly Step[];
  /** the text that comes out, without the module's line */
  readonly epl: string;
  readonly proof: Proof;
}

/** Connections of one source, each to another address of a network such as `192.168.1`. */
export function scan(src_ip: string, network: string): readonly Row[] {
  return Array.from({ length: 60 }, (_, at) => ({ type: 'firewall', src_ip, dst_ip: `${network}.${at}` }));
}
