import { formatCount } from '../format.js';

const rules = (count: number) => `${formatCount(count)} ${count === 1 ? 'rule' : 'rules'}`;

export const ruleGraph = {
  title: 'Rule graph',
  link: 'Graph',
  facts: (count: number) => rules(count),
  back: 'Back to the list',
  click: 'Click to see',
  way: 'What a click shows',
  reaches: 'What it reaches',
  needs: 'What it needs',
  side: 'The chosen part',
  reachesSo: (count: number) => (count === 0 ? 'A change here reaches no other rule.' : `A change here reaches ${rules(count)}.`),
  needsSo: (count: number) => (count === 0 ? 'It needs no other rule.' : `It needs ${rules(count)}.`),
  order: 'Deploy order',
  open: 'Open',
  chooseOne: 'Choose a rule, a type or a stream to see what depends on it.',
  lookHere: 'Look here',
} as const;
