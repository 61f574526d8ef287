import type { EventTypeSummary } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { detect, eventsIn, nearestType, schemaText } from './detect.js';

describe('pasted events', () => {
  it('are one object, a list, or one a line; anything else is none', () => {
    expect([
      eventsIn('{"a":1}'),
      eventsIn('[{"a":1},{"a":2}]'),
      eventsIn('{"a":1}\n{"a":2}\n'),
      eventsIn('a=1'),
      eventsIn('[1]'),
    ]).toEqual([[{ a: 1 }], [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 2 }], undefined, undefined]);
  });

  it('have the narrowest types that take all their values', () => {
    const { properties } = detect([
      { ip: '10.0.0.1', port: 22, at: 1_700_000_000_000, ratio: 1, ok: true, tags: ['x'] },
      { ip: '10.0.0.2', port: 443, at: 1_700_000_000_001, ratio: 0.5, ok: null },
    ]);
    expect(properties.map(({ name, type, filled }) => [name, type, filled])).toEqual([
      ['ip', 'string', 2],
      ['port', 'int', 2],
      ['at', 'long', 2],
      ['ratio', 'double', 2],
      ['ok', 'boolean', 1],
      ['tags', 'string[]', 1],
    ]);
  });

  it('are declared as a type', () => {
    expect(schemaText('request', detect([{ clientip: '127.0.0.1', 'user-agent': 'x' }]).properties)).toBe(
      'create schema request (\n  clientip string,\n  `user-agent` string\n);',
    );
  });

  it('are of the type that they call their own, in the form that is sent', () => {
    const { typeName, properties } = detect([{ '@cr_type': 'Nope', a: 1 }]);
    expect([typeName, schemaText(typeName ?? '', properties)]).toEqual(['Nope', 'create schema Nope (\n  a int\n);']);
  });

  it('are most like the type that has most of their properties', () => {
    const type = (name: string, ...properties: readonly string[]): EventTypeSummary => ({
      name,
      origin: 'schema',
      module: null,
      properties: properties.map((property) => ({ name: property, type: 'string' })),
      supertypes: [],
      open: false,
      eventsPerSecond: 0,
      drifts: [],
    });
    const types = [type('event', 'src_ip'), type('request', 'clientip', 'agent', 'verb')];
    expect(nearestType(detect([{ clientip: '1', agent: 'x', user: 'y' }]).properties, types)).toMatchObject({
      type: { name: 'request' },
      shared: 2,
    });
    expect(nearestType(detect([{ q: 1 }]).properties, types)).toBeUndefined();
  });
});
