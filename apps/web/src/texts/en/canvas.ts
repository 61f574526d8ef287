import { formatCount } from '../format.js';

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const canvas = {
  label: 'Canvas: statements of this rule',
  statements: (count: number) => plural(count, 'statement', 'statements'),
  lines: (first: number, last: number) => (first === last ? `L${first}` : `L${first}–${last}`),
  selectLines: (title: string, first: number, last: number) => `Select lines ${first} to ${last} of ${title} in the text`,
  more: (count: number) => `and ${formatCount(count)} more`,
  now: 'now',
  held: () => 'held',
  groups: (count: number) => (count === 1 ? 'group' : 'groups'),
  waiting: (parts: readonly { readonly name: string; readonly count: number }[]) => {
    const [first, ...rest] = parts.filter(({ count }) => count > 0);
    if (first === undefined) return 'None waiting';
    const others = rest.map(({ name, count }) => `, ${formatCount(count)} for ${name}`);
    return `${formatCount(first.count)} waiting for ${first.name}${others.join('')}`;
  },
  inThisOrder: (parts: number) => `${plural(parts, 'part', 'parts')} in this order`,
  derived: 'derived stream',
  followedBy: 'Followed by',
  timeRunsRight: 'time runs right',
  covers: (what: string) => `covers ${what}`,
  insertInto: 'insert into',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit the whole rule',
  map: 'Map of the whole rule',
  zoom: 'Zoom',
  arrange: 'Arrange the statements anew',
  find: 'Find in the picture',
  found: (at: number, of: number) => (of === 0 ? 'nothing' : at === 0 ? formatCount(of) : `${at} of ${formatCount(of)}`),
  findNext: 'Next',
  findBefore: 'Before',
  findClose: 'Close the search',
  editNote: (text: string) => `Note: ${text}`,
  noteText: 'Text of the note',
  align: 'Places of the selected statements',
  selectedTogether: (count: number) => `${plural(count, 'statement', 'statements')} selected`,
  alignments: {
    left: 'Align at the left',
    top: 'Align at the top',
    right: 'Align at the right',
    bottom: 'Align at the bottom',
    across: 'Equal gaps across',
    down: 'Equal gaps down',
  },
  frameGroups: {
    group: 'Group the selected statements',
    ungroupSelected: 'Take the group of the selection away',
    notGrouped: 'The selection is in no group',
    fresh: 'Group',
    label: 'Label of the group',
    named: (label: string) => `Group ${label}`,
    select: (label: string) => `${label}: select its statements`,
    rename: (label: string) => `Rename the group ${label}`,
    ungroup: (label: string) => `Take the group ${label} away`,
  },
  in: (frame: string) => `in ${frame}`,
  statement: 'Statement',
  didYouMean: (name: string) => `did you mean ${name}?`,
  emptyTitle: 'No statement yet',
  emptyReasonWithoutPalette: 'Add a block, or write EPL: it is drawn while you type.',
  showPalette: 'Show the palette',
  emptyReason: 'Drag an event type or a block here, or write EPL: it is drawn while you type.',
  emptyAdd: 'Add the first one',
  problems: { error: 'error', warning: 'warning', info: 'note', hint: 'hint' },
} as const;
