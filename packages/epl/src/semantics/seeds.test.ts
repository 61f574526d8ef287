import { describe, expect, it } from 'vitest';
import { parse } from '../syntax/parse.js';
import { check } from './check.js';
import { errorsOf, moduleOf, statementOf } from './testing/checking.js';
import * as seeds from './testing/seed-texts.js';
import { EMPTY_WORLD } from './world.js';

const KLENDAR = [
  seeds.EVENT_SCHEMA,
  seeds.SCAN,
  seeds.SCANNING,
  seeds.WORM,
  seeds.LAUNDERING,
  seeds.LOGINS_WINDOW,
  seeds.LOGINS_INSERT,
  seeds.LOGINS_JOIN,
  seeds.TOR,
  seeds.PROFILE_WINDOWS,
  seeds.PROFILE_ASN,
  seeds.PROFILE_TOTAL,
  seeds.PROFILE_DEVIATION,
].join('\n');
const LOPEZ = [seeds.WITHDRAWALS, seeds.WEB_SCHEMAS, seeds.DANGEROUS_REFERER].join('\n');

function columnsOf(text: string): readonly string[] {
  const statement = statementOf(text);
  return statement.kind === 'select' ? statement.columns.map((column) => column.name) : [];
}

describe('the statements of the two documents', () => {
  it('are accepted, one and all', () => {
    expect(errorsOf(KLENDAR)).toEqual([]);
    expect(moduleOf(KLENDAR).statements).toHaveLength(14);
    expect(errorsOf(LOPEZ)).toEqual([]);
  });

  it('name their columns as the slides show them', () => {
    expect(columnsOf(seeds.EVENT_SCHEMA + seeds.SCAN)).toEqual(['src_ip', 'window(dst_ip)']);
    expect(columnsOf(seeds.EVENT_SCHEMA + seeds.SCANNING + seeds.WORM)).toEqual(['a.src_ip', 'b.src_ip', 'b.targets']);
    expect(columnsOf(seeds.EVENT_SCHEMA + seeds.LAUNDERING)).toEqual(['a.transaction', 'a.clientid', 'income', 'total']);
    expect(columnsOf(seeds.WITHDRAWALS)).toEqual(['count(*)', 'sum(cantidad)']);
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
    const text = `create schema event(login string); select login from Event(login is not null);`;
    const { diagnostics } = check(parse(text).document, EMPTY_WORLD);
    expect(diagnostics).toMatchObject([{ code: 'name-unknown-type', severity: 'error', hint: 'did you mean "event"?' }]);
    const lenient = { ...EMPTY_WORLD, host: { caseInsensitiveTypes: true } };
    const accepted = check(parse(text).document, lenient);
    expect(accepted.diagnostics).toMatchObject([{ code: 'name-type-case', severity: 'warning' }]);
    expect(accepted.module?.statements).toHaveLength(2);
  });

  it('are rejected where the slide has a typo', () => {
    const { diagnostics } = parse(`create schema event(a int); INSRT INTO LoginsIP SELECT a from event;`);
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});
