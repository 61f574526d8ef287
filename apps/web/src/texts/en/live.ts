import { formatCount, formatSpan } from '../format.js';

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** The inside of a running part. */
export const live = {
  asking: 'Asking the engine',
  away: 'The engine cannot be asked: the connection is away.',
  notRunning: 'This rule does not run. Its figures come once it is deployed.',
  notInRunning: 'The version that runs has no such part.',
  sinceDeployed: 'Out since it was deployed',
  removed: 'Taken back',
  waiting: 'Held back',
  waitingUntil: (rows: number, leftMs: number | undefined) =>
    leftMs === undefined ? plural(rows, 'row', 'rows') : `${plural(rows, 'row', 'rows')}, ${formatSpan(Math.max(0, leftMs))} more`,
  holds: 'What it holds',
  holdsNothing: 'Holds nothing now.',
  rows: 'Rows',
  groups: 'Groups',
  partialMatches: 'Partial matches',
  all: 'all rows',
  rowsOf: (rows: number) => plural(rows, 'row', 'rows'),
  asks: (lookup: string) => `asks ${lookup}`,
  earlier: 'Earlier ones',
  later: 'Later ones',
  page: (from: number, to: number) => `${formatCount(from)}–${formatCount(to)}`,
  itsNext: 'its next part',
  waitsFor: (what: string) => `waits for ${what}`,
  waitsForTime: 'waits for its time',
  endsIf: (what: string) => `ends if ${what} comes`,
  notBegun: 'not begun',
  old: (age: string) => `${age} old`,
  left: (left: string) => `${left} left`,
  in: 'in',
  out: 'out',
  lastRows: 'Last rows',
  whichRows: 'Rows that came in or went out',
  nothingPassed: 'Nothing has passed since this was selected.',
} as const;
