import type { LaneBox, PatternBox } from './layout.js';

/** What a partial match of a sequence waits for next. */
export interface WaitedFor {
  /** the tag, else the type, of the part's first event */
  readonly name: string;
  /** the node that counts those that wait there */
  readonly atom: string;
}

/** The parts of a sequence after the first, which nothing has begun to wait for. */
export function waitedFor({ children }: LaneBox): readonly WaitedFor[] {
  return children.slice(1).flatMap((part) => {
    const atom = firstAtom(part);
    return atom === undefined ? [] : [atom];
  });
}

function firstAtom(box: PatternBox): WaitedFor | undefined {
  if (box.shape === 'block') return { name: box.block.word, atom: box.id };
  for (const child of box.children) {
    const atom = firstAtom(child);
    if (atom !== undefined) return atom;
  }
  return undefined;
}
