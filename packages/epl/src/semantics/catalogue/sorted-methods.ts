import type { ResultKind } from './entry.js';
import type { HostMethodSource } from './host-method-source.js';

/** Neighbours of a key in the order of `sorted`, each by the event, all events of equal key, or the key. */
const NEIGHBOURS = [
  ['floor', 'greatest key that does not come behind the given one', 'price'],
  ['lower', 'greatest key that comes before the given one', 'price'],
  ['ceiling', 'least key that does not come before the given one', 'price'],
  ['higher', 'least key that comes behind the given one', 'price'],
  ['first', 'first key', ''],
  ['last', 'last key', ''],
] as const;

function neighbours(place: string, of: string, argument: string): readonly HostMethodSource[] {
  const parameters = argument === '' ? [] : ['key: comparable'];
  const form = (result: ResultKind): HostMethodSource['forms'] => [[result, ...parameters]];
  const method = (suffix: string, result: ResultKind, doc: string): HostMethodSource => ({
    name: `${place}${suffix}`,
    target: 'sorted',
    forms: form(result),
    doc,
    example: `sorted(price).${place}${suffix}(${argument})`,
  });
  return [
    method('Event', 'element', `The oldest event of the ${of}.`),
    method('Events', 'target', `All events of the ${of}.`),
    method('Key', 'any', `The ${of}.`),
  ];
}

/** What can be looked up in the aggregate `sorted` of one key. */
export const SORTED_METHODS: readonly HostMethodSource[] = [
  ...NEIGHBOURS.flatMap(([place, of, argument]) => neighbours(place, of, argument)),
  {
    name: 'getEvent',
    target: 'sorted',
    forms: [['element', 'key: comparable']],
    doc: 'The oldest event of a key.',
    example: 'sorted(price).getEvent(10)',
  },
  {
    name: 'getEvents',
    target: 'sorted',
    forms: [['target', 'key: comparable']],
    doc: 'All events of a key.',
    example: 'sorted(price).getEvents(10)',
  },
  {
    name: 'containsKey',
    target: 'sorted',
    forms: [['boolean', 'key: comparable']],
    doc: 'Whether an event has the key.',
    example: 'sorted(price).containsKey(10)',
  },
  {
    name: 'countEvents',
    target: 'sorted',
    forms: [['int']],
    doc: 'How many events there are.',
    example: 'sorted(price).countEvents()',
  },
  {
    name: 'countKeys',
    target: 'sorted',
    forms: [['int']],
    doc: 'How many different keys there are.',
    example: 'sorted(price).countKeys()',
  },
  {
    name: 'eventsBetween',
    target: 'sorted',
    forms: [['target', 'from: comparable', 'fromInclusive: boolean', 'to: comparable', 'toInclusive: boolean']],
    doc: 'All events from one key to another, in order.',
    example: 'sorted(price).eventsBetween(10, true, 20, false)',
  },
];
