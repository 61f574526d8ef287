/** A question to somebody outside: asked by the server, answered through the journal. */
export interface PendingEnrichment {
  readonly deployment: string;
  readonly statement: string;
  /** place among the statement's enrichments, from 0 */
  readonly step: number;
  readonly kind: 'cmd' | 'http';
  readonly dst: string;
  readonly param: string;
}
