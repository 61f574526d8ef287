import { describe, expect, it } from 'vitest';
import { advicesOf, columnsOf, errorsOf, moduleOf } from '../../test/semantics/checking.js';
import { EVENT_SCHEMA, KLENDAR, LOGINS_INSERT, LOPEZ, slide } from '../../test/semantics/seed-modules.js';
import { parse } from '../syntax/parse.js';
import { check } from './check.js';
import { EMPTY_WORLD, type World } from './world.js';

/** A host that takes `Event` for `event`, as the slides do. */
const LENIENT: World = { ...EMPTY_WORLD, host: { caseInsensitiveTypes: true } };

describe('the statements of the two talks', () => {
  it('are accepted, one and all', () => {
    expect(errorsOf(KLENDAR, LENIENT)).toEqual([]);
    expect(moduleOf(KLENDAR, LENIENT).statements).toHaveLength(14);
    expect(errorsOf(LOPEZ)).toEqual([]);
    expect(moduleOf(LOPEZ).statements).toHaveLength(5);
  });

  it('name their columns as the slides show them', () => {
    expect(columnsOf(EVENT_SCHEMA + slide('network scan'))).toEqual(['src_ip', 'window(dst_ip)']);
    expect(columnsOf(EVENT_SCHEMA + slide('worm spreading'))).toEqual(['a.src_ip', 'b.src_ip', 'b.targets']);
    expect(columnsOf(EVENT_SCHEMA + slide('money laundering'))).toEqual(['a.transaction', 'a.clientid', 'income', 'total']);
    expect(columnsOf(`create schema Retirada(cantidad int); ${slide('big withdrawals')}`)).toEqual(['count(*)', 'sum(cantidad)']);
  });

  it('make streams whose types follow from what is selected', () => {
    const types = moduleOf(LOPEZ).types.filter((type) => type.origin === 'derived');
    expect(types).toEqual([
      {
        name: 'virustotal_referer_positive',
        origin: 'derived',
        supertypes: [],
        properties: [
          { name: 'offender', type: { kind: 'string' } },
          { name: 'type', type: { kind: 'string' } },
          { name: 'positives', type: { kind: 'int' } },
          { name: 'total', type: { kind: 'int' } },
        ],
      },
    ]);
  });

  it('are rejected where the slide spells the type in another case, with the right spelling as a fix', () => {
    const text = EVENT_SCHEMA + slide('window of logins') + LOGINS_INSERT;
    const { diagnostics } = check(parse(text).document, EMPTY_WORLD);
    expect(diagnostics).toMatchObject([{ code: 'name-unknown-type', severity: 'error', hint: 'did you mean "event"?' }]);
  });

  it('are accepted in another case, with a warning, where the host allows it', () => {
    const text = EVENT_SCHEMA + slide('window of logins') + LOGINS_INSERT;
    expect(advicesOf(text, LENIENT)).toEqual([{ code: 'name-type-case', at: 'Event' }]);
    expect(errorsOf(text, LENIENT)).toEqual([]);
  });

  it('are rejected where the slide has a typo', () => {
    const { diagnostics } = parse(slide('logins, with the typo of the slide'));
    expect(diagnostics[0]?.message).toBe('expected a statement, found "INSRT"');
  });
});
