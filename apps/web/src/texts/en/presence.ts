import { formatCount } from '../format.js';

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const presence = {
  label: 'Also here',
  you: 'You, in another window,',
  edits: (who: string) => `${who} edits this rule`,
  looks: (who: string) => `${who} looks at this rule`,
} as const;

/** Somebody else stored the rule meanwhile. */
export const merge = {
  somebody: 'Somebody',
  me: 'You, in another window,',
  stored: (who: string, version: number) => `${who} stored v${version}.`,
  yoursKept: 'Your edits are kept.',
  show: (version: number) => `Show v${version}`,
  compare: 'Compare and merge',
  compareFirst: 'A newer version was stored: compare first',
  title: (rule: string, version: number) => `${rule}: your edits and v${version}`,
  statements: 'What was changed',
  nothing: 'Both texts are the same.',
  whatNow: 'Nothing is stored by this; undo brings your text back.',
  mine: 'Yours',
  theirs: (version: number) => `v${version}`,
  how: 'How the two are shown',
  text: 'Text',
  picture: 'Picture',
  head: 'What the rule uses',
  tail: 'End of the text',
  gone: 'not there',
  changedBy: { mine: 'changed by you', theirs: 'changed by them', both: 'changed alike', collision: 'changed by both' },
  choose: (statement: string) => `Which ${statement} is taken`,
  takeTheirs: 'Take theirs',
  keepMine: 'Keep mine',
  take: 'Take the merged text',
  toDecide: (count: number) => `${plural(count, 'statement', 'statements')} to decide`,
  decided: 'Nothing collides any more.',
  noCollision: 'The changes do not touch each other.',
  merged: (version: number) => `Your edits and v${version} are one text now. Undo brings yours back.`,
  kept: (version: number) => `Your text is kept; storing it comes after v${version}.`,
} as const;
