import { formatCount } from '../format.js';

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const canvas = {
  label: 'Canvas: statements of this rule',
  statements: (count: number) => plural(count, 'statement', 'statements'),
  lines: (first: number, last: number) => (first === last ? `L${first}` : `L${first}–${last}`),
  selectLines: (title: string, first: number, last: number) => `Select lines ${first} to ${last} of ${title} in the text`,
  more: (count: number) => `and ${formatCount(count)} more`,
  now: 'now',
  held: 'held',
  groups: 'groups',
  silent: 'silent',
  waiting: (count: number) => `${formatCount(count)} waiting`,
  derived: 'derived stream',
  followedBy: 'Followed by',
  timeRunsRight: 'time runs right',
  covers: (what: string) => `covers ${what}`,
  insertInto: 'insert into',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit the whole rule',
  zoom: 'Zoom',
  arrange: 'Arrange the statements anew',
  in: (frame: string) => `in ${frame}`,
  statement: 'Statement',
  didYouMean: (name: string) => `did you mean ${name}?`,
  emptyTitle: 'No statement yet',
  emptyReason: 'Write one in the EPL pane: it is drawn here while you type.',
  problems: { error: 'error', warning: 'warning', info: 'note', hint: 'hint' },
} as const;
