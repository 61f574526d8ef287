import { INT, STRING } from '@rulewright/core';
import { expect, it } from 'vitest';
import { EMPTY_WORLD, type PropertyDrift } from '../semantics/world.js';
import { createLanguageService } from './service.js';

const event = {
  name: 'event',
  origin: 'schema',
  properties: [
    { name: 'src_ip', type: STRING },
    { name: 'port', type: INT },
    { name: 'bytes_recieved', type: INT },
  ],
  supertypes: [],
} as const;

const drifts = new Map([
  [
    'event',
    new Map<string, PropertyDrift>([
      ['port', { kind: 'other-type', found: 'string', declared: 'int' }],
      ['bytes_recieved', { kind: 'stopped', instead: 'bytes_received' }],
    ]),
  ],
]);

const service = createLanguageService({
  world: { ...EMPTY_WORLD, types: new Map([['event', event]]), host: { drifts } },
});

const warned = (text: string) =>
  service
    .diagnostics(text)
    .filter(({ code }) => code.startsWith('drift-'))
    .map(({ span, message, hint }) => [text.slice(span.start, span.end), message, hint]);

it('warns wherever a rule uses a property whose values come otherwise than declared', () => {
  expect(warned('select src_ip from pattern [a=event(port > 22) -> b=event(port = a.port)]')).toEqual([
    ...Array.from({ length: 3 }, () => [
      'port',
      '"port" comes as string lately, event declares it as int',
      'change its type where it is declared, or send it as declared',
    ]),
  ]);
});

it('says of a property that comes no more what comes instead', () => {
  expect(warned('select sum(bytes_recieved) from event#time(1 min)')).toEqual([
    [
      'bytes_recieved',
      '"bytes_recieved" of event came earlier and comes no more',
      '"bytes_received" comes instead, and is not declared',
    ],
  ]);
});

it('has nothing to say of what comes as declared', () => {
  expect(warned('select src_ip from event')).toEqual([]);
});
