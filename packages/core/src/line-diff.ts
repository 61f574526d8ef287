/** A line of two texts laid side by side. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond so many steps two texts count as wholly different: nobody reads such a difference line by line. */
const MAX_STEPS = 4000;

/**
 * The script that makes one text of another, line by line: the shortest (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986), but
 * that blank lines between changes are no common ones. O((n + m) d) time and O(d²) space for d differing lines.
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const trace = furthestReaching(a, b);
  if (!trace)
    return [...a.map((text) => ({ kind: 'removed', text }) as const), ...b.map((text) => ({ kind: 'added', text }) as const)];
  return apart(scriptOf(trace, a, b));
}

/**
 * The same script without blank lines as its only common ones between two changes: a blank line says nothing of which line became which, and
 * would stand between a line and what it became. What goes of a change stands before what comes. O(n).
 */
function apart(lines: readonly DiffLine[]): readonly DiffLine[] {
  const done: DiffLine[] = [];
  let [went, came, blanks]: [DiffLine[], DiffLine[], DiffLine[]] = [[], [], []];
  const flush = () => {
    done.push(...went, ...came, ...blanks);
    [went, came, blanks] = [[], [], []];
  };
  for (const line of lines) {
    const inChange = went.length + came.length > 0;
    if (line.kind === 'same' && line.text.trim() === '' && inChange) blanks.push(line);
    else if (line.kind === 'same') {
      flush();
      done.push(line);
    } else {
      // a blank line between two changes went and came with them
      went.push(...blanks.map(({ text }) => ({ kind: 'removed', text }) as const));
      came.push(...blanks.map(({ text }) => ({ kind: 'added', text }) as const));
      blanks = [];
      (line.kind === 'removed' ? went : came).push(line);
    }
  }
  flush();
  return done;
}

/** For each number of edits the furthest place in `a` on each diagonal; undefined if the texts are too far apart. */
function furthestReaching(a: readonly string[], b: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  const trace: ReadonlyMap<number, number>[] = [];
  let reach: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(MAX_STEPS, a.length + b.length); edits++) {
    const next = new Map(reach);
    trace.push(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(reach, diagonal, edits);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
    reach = next;
  }
  return undefined;
}

/** Whether the last edit on a diagonal adds a line (comes from the diagonal above) rather than removes one. */
function addsLine(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  const [added, removed] = [reach.get(diagonal + 1) ?? -1, (reach.get(diagonal - 1) ?? -1) + 1];
  return diagonal !== edits && removed <= added;
}

function startOf(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  return addsLine(reach, diagonal, edits) ? (reach.get(diagonal + 1) ?? -1) : (reach.get(diagonal - 1) ?? -1) + 1;
}

/** Walks back from the end. */
function scriptOf(trace: readonly ReadonlyMap<number, number>[], a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const adds = addsLine(reach, diagonal, edits);
    for (const start = startOf(reach, diagonal, edits); x > start && y > start - diagonal; y--) {
      lines.push({ kind: 'same', text: a[--x] ?? '' });
    }
    if (edits === 0) break;
    lines.push(adds ? { kind: 'added', text: b[--y] ?? '' } : { kind: 'removed', text: a[--x] ?? '' });
  }
  return lines.reverse();
}
