import { type Mark, type MethodEntry, type ResultKind, SUPPORTED, type Support } from './entry.js';
import { sig } from './signature.js';

interface MethodSource {
  readonly name: string;
  readonly forms: readonly (readonly [ResultKind, ...string[]])[];
  readonly doc: string;
  readonly example: string;
  readonly mark?: Mark;
  readonly support?: Support;
}

/** Methods of collections. A condition that is null counts as passed in where, countOf, firstOf, lastOf and takeWhile, as in Esper. */
const SOURCES: readonly MethodSource[] = [
  {
    name: 'aggregate',
    forms: [['lambda', 'initial: any', 'step: lambda']],
    doc: 'Folds the elements into one value.',
    example: 'c.aggregate(0, (result, i) => result + i.amount)',
  },
  {
    name: 'allOf',
    forms: [['boolean', 'condition: predicate']],
    doc: 'Whether the condition holds for every element.',
    example: 'c.allOf(i => i.amount > 0)',
    mark: 'C',
  },
  {
    name: 'anyOf',
    forms: [['boolean', 'condition: predicate']],
    doc: 'Whether the condition holds for some element.',
    example: 'c.anyOf(i => i.amount > 100)',
    mark: 'C',
  },
  {
    name: 'arrayOf',
    forms: [['target'], ['array-of-lambda', 'value: lambda']],
    doc: 'The elements, or a value of each, as an array.',
    example: 'c.arrayOf(i => i.login)',
  },
  {
    name: 'average',
    forms: [['double'], ['double', 'value: lambda']],
    doc: 'The mean of the elements, or of a number of each.',
    example: 'c.average(i => i.amount)',
  },
  {
    name: 'countOf',
    forms: [['int'], ['int', 'condition: predicate']],
    doc: 'How many elements there are, or how many pass.',
    example: 'c.countOf(i => i.amount > 100)',
    mark: 'C',
  },
  {
    name: 'distinctOf',
    forms: [['target'], ['target', 'key: lambda']],
    doc: 'Each element, or each key, once.',
    example: 'c.distinctOf(i => i.login)',
  },
  { name: 'except', forms: [['target', 'others: array']], doc: 'The elements that are not among others.', example: 'c.except(d)' },
  {
    name: 'firstOf',
    forms: [['element'], ['element', 'condition: predicate']],
    doc: 'The first element, or the first that passes.',
    example: 'c.firstOf(i => i.amount > 100)',
    mark: 'C',
  },
  {
    name: 'groupBy',
    forms: [
      ['any', 'key: lambda'],
      ['any', 'key: lambda', 'value: lambda'],
    ],
    doc: 'A map from each key to its elements.',
    example: 'c.groupBy(i => i.login)',
  },
  {
    name: 'intersect',
    forms: [['target', 'others: array']],
    doc: 'The elements that are also among others.',
    example: 'c.intersect(d)',
  },
  {
    name: 'lastOf',
    forms: [['element'], ['element', 'condition: predicate']],
    doc: 'The last element, or the last that passes.',
    example: 'c.lastOf(i => i.amount > 100)',
    mark: 'C',
  },
  {
    name: 'leastFrequent',
    forms: [['element'], ['lambda', 'value: lambda']],
    doc: 'The value that comes least often.',
    example: 'c.leastFrequent(i => i.login)',
  },
  {
    name: 'max',
    forms: [['element'], ['lambda', 'value: lambda']],
    doc: 'The greatest element, or the greatest value of one.',
    example: 'c.max(i => i.amount)',
  },
  {
    name: 'maxBy',
    forms: [['element', 'key: lambda']],
    doc: 'The element with the greatest key.',
    example: 'c.maxBy(i => i.amount)',
  },
  {
    name: 'min',
    forms: [['element'], ['lambda', 'value: lambda']],
    doc: 'The least element, or the least value of one.',
    example: 'c.min(i => i.amount)',
  },
  { name: 'minBy', forms: [['element', 'key: lambda']], doc: 'The element with the least key.', example: 'c.minBy(i => i.amount)' },
  {
    name: 'mostFrequent',
    forms: [['element'], ['lambda', 'value: lambda']],
    doc: 'The value that comes most often.',
    example: 'c.mostFrequent(i => i.login)',
  },
  {
    name: 'orderBy',
    forms: [['target'], ['target', 'key: lambda']],
    doc: 'The elements in ascending order.',
    example: 'c.orderBy(i => i.amount)',
  },
  {
    name: 'orderByDesc',
    forms: [['target'], ['target', 'key: lambda']],
    doc: 'The elements in descending order.',
    example: 'c.orderByDesc(i => i.amount)',
  },
  { name: 'reverse', forms: [['target']], doc: 'The elements from the last to the first.', example: 'c.reverse()' },
  {
    name: 'selectFrom',
    forms: [['array-of-lambda', 'value: lambda']],
    doc: 'A value of each element; nulls are dropped.',
    example: 'c.selectFrom(i => i.login)',
    mark: 'C',
  },
  {
    name: 'sequenceEqual',
    forms: [['boolean', 'others: array']],
    doc: 'Whether two collections have equal elements in the same order.',
    example: 'c.selectFrom(i => i.x).sequenceEqual(d.selectFrom(i => i.x))',
  },
  {
    name: 'sumOf',
    forms: [['numeric-lambda'], ['numeric-lambda', 'value: lambda']],
    doc: 'The sum of the elements, or of a number of each.',
    example: 'c.sumOf(i => i.amount)',
    mark: 'S',
  },
  { name: 'take', forms: [['target', 'count: integer']], doc: 'The first n elements.', example: 'c.take(3)' },
  { name: 'takeLast', forms: [['target', 'count: integer']], doc: 'The last n elements.', example: 'c.takeLast(3)' },
  {
    name: 'takeWhile',
    forms: [['target', 'condition: predicate']],
    doc: 'The elements up to the first that does not pass.',
    example: 'c.takeWhile(i => i.amount > 0)',
  },
  {
    name: 'takeWhileLast',
    forms: [['target', 'condition: predicate']],
    doc: 'The elements after the last that does not pass.',
    example: 'c.takeWhileLast(i => i.amount > 0)',
  },
  {
    name: 'toMap',
    forms: [['any', 'key: lambda', 'value: lambda']],
    doc: 'A map from a key of each element to a value of it.',
    example: 'c.toMap(i => i.login, i => i.amount)',
  },
  { name: 'union', forms: [['target', 'others: array']], doc: 'The elements of both, one after the other.', example: 'c.union(d)' },
  {
    name: 'where',
    forms: [['target', 'condition: predicate']],
    doc: 'The elements that pass.',
    example: 'c.where(i => i.amount > 100)',
    mark: 'C',
  },
];

export const ENUMERATION_METHODS: readonly MethodEntry[] = SOURCES.map(({ forms, ...source }) => ({
  kind: 'enumeration-method',
  mark: 'O',
  support: SUPPORTED,
  signatures: forms.map(([result, ...parameters]) => sig(result, ...parameters)),
  ...source,
}));
