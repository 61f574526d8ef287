/** A reason why a valid text of Esper is refused here, and how to know such a text. */
export interface OutOfScope {
  readonly reason: string;
  readonly matches: RegExp;
}

/** All that the parser refuses of what Esper accepts. Scripts, dataflows and inlined classes parse as opaque statements. */
export const OUT_OF_SCOPE: readonly OutOfScope[] = [
  { reason: 'objects and arrays of Java classes (new)', matches: /\bnew\s+[\w.$]+\s*[([]/ },
  { reason: 'type parameters of Java classes', matches: /schema\s+\w+\s+as\s+[\w.$]+</i },
  { reason: 'spatial indexes', matches: /quadtree/ },
  { reason: 'count-min sketch', matches: /countMinSketch/ },
  { reason: 'calls without assignment in set', matches: /\bset\s[^;]*\w\([^)]*\)\s*(?:,|;|$)/ },
];
