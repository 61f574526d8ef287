import { type Mark, type PatternElementEntry, SUPPORTED } from './entry.js';
import { sig } from './signature.js';

interface ElementSource {
  readonly kind: PatternElementEntry['kind'];
  readonly name: string;
  readonly parameters?: readonly string[];
  readonly doc: string;
  readonly example: string;
  readonly mark: Mark;
}

const SOURCES: readonly ElementSource[] = [
  {
    kind: 'pattern-operator',
    name: '->',
    doc: 'Followed by: the right side begins when the left is true.',
    example: 'every a=A -> b=B(id = a.id)',
    mark: 'S',
  },
  {
    kind: 'pattern-operator',
    name: '-[n]>',
    doc: 'Followed by, with at most n right sides waiting.',
    example: 'every a=A -[10]> b=B',
    mark: 'R',
  },
  {
    kind: 'pattern-operator',
    name: 'every',
    doc: 'Begins again whenever its part is true or false.',
    example: 'every a=A',
    mark: 'S',
  },
  {
    kind: 'pattern-operator',
    name: 'every-distinct',
    doc: 'Every, once for each key (within a time, if one is given).',
    example: 'every-distinct(a.id, 1 hour) a=A',
    mark: 'C',
  },
  {
    kind: 'pattern-operator',
    name: 'and',
    doc: 'True when both sides have been, in any order.',
    example: 'a=A and b=B',
    mark: 'C',
  },
  { kind: 'pattern-operator', name: 'or', doc: 'True when one side is.', example: 'a=A or b=B', mark: 'O' },
  {
    kind: 'pattern-operator',
    name: 'not',
    doc: 'True while its part has not been.',
    example: 'a=A -> (timer:interval(10 sec) and not B(id = a.id))',
    mark: 'C',
  },
  {
    kind: 'pattern-operator',
    name: 'until',
    doc: 'Collects matches of the left side until the right is true.',
    example: '[3:] a=A until timer:interval(20 min)',
    mark: 'S',
  },
  { kind: 'pattern-operator', name: '[n]', doc: 'True after n matches of its part.', example: '[3] a=A', mark: 'O' },
  {
    kind: 'guard',
    name: 'timer:within',
    parameters: ['period: period'],
    doc: 'Ends its part after a time.',
    example: 'a=A -> b=B where timer:within(1 min)',
    mark: 'S',
  },
  {
    kind: 'guard',
    name: 'timer:withinmax',
    parameters: ['period: period', 'max: integer'],
    doc: 'Ends its part after a time or after n matches.',
    example: '(every a=A) where timer:withinmax(1 min, 3)',
    mark: 'O',
  },
  {
    kind: 'guard',
    name: 'while',
    parameters: ['condition: boolean'],
    doc: 'Ends its part at the first match that fails a condition.',
    example: '(every a=A) while (a.x > 0)',
    mark: 'O',
  },
  {
    kind: 'observer',
    name: 'timer:interval',
    parameters: ['period: period'],
    doc: 'True when a time has passed.',
    example: 'a=A -> timer:interval(10 sec)',
    mark: 'S',
  },
  {
    kind: 'observer',
    name: 'timer:at',
    parameters: [
      'minute: crontab',
      'hour: crontab',
      'dayOfMonth: crontab',
      'month: crontab',
      'dayOfWeek: crontab',
      'second: crontab?',
      'timeZone: string?',
    ],
    doc: 'True at the instants of a crontab.',
    example: 'every timer:at(0, 8, *, *, *)',
    mark: 'C',
  },
  {
    kind: 'observer',
    name: 'timer:schedule',
    parameters: ['iso: string?', 'date: any?', 'period: period?', 'repetitions: integer?'],
    doc: 'True at the instants of an ISO 8601 schedule.',
    example: "timer:schedule(iso: 'R/2024-01-01T00:00:00Z/PT1H')",
    mark: 'R',
  },
];

export const PATTERN_ELEMENTS: readonly PatternElementEntry[] = SOURCES.map(({ parameters = [], ...source }) => ({
  support: SUPPORTED,
  signatures: [sig('boolean', ...parameters)],
  ...source,
}));
