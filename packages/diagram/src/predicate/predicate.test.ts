import { describe, expect, it } from 'vitest';
import { networkOf, networkPattern } from './network.js';
import { printPredicate } from './print-predicate.js';
import { readPredicate } from './read-predicate.js';

describe('a condition is read as rows', () => {
  it('of every operator', () => {
    expect(readPredicate("type = 'x' and port in (1, 2) and login not like '%$' and host is not null and exists(geoip)")).toEqual({
      kind: 'all',
      parts: [
        { kind: 'row', property: 'type', test: { kind: 'compare', operator: '=', value: { kind: 'text', value: 'x' } } },
        {
          kind: 'row',
          property: 'port',
          test: {
            kind: 'in',
            not: false,
            values: [
              { kind: 'number', text: '1' },
              { kind: 'number', text: '2' },
            ],
          },
        },
        { kind: 'row', property: 'login', test: { kind: 'like', not: true, pattern: { kind: 'text', value: '%$' } } },
        { kind: 'row', property: 'host', test: { kind: 'null', not: true } },
        { kind: 'row', property: 'geoip', test: { kind: 'exists' } },
      ],
    });
  });

  it('that compare with an earlier event, where its name is known', () => {
    expect(readPredicate('b.ip != a.ip', ['a'])).toEqual({
      kind: 'row',
      property: 'b.ip',
      test: { kind: 'compare', operator: '!=', value: { kind: 'earlier', tag: 'a', path: 'ip' } },
    });
    expect(readPredicate('b.ip != a.ip')).toMatchObject({ test: { value: { kind: 'expression', text: 'a.ip' } } });
  });

  it('in groups, brackets and negations', () => {
    expect(readPredicate('(a = 1 or not (b = 2)) and c > 3')).toMatchObject({
      kind: 'all',
      parts: [{ kind: 'any', parts: [{ kind: 'row' }, { kind: 'not', part: { kind: 'row', property: 'b' } }] }, { kind: 'row' }],
    });
  });

  it('or stays the text that it is', () => {
    expect(readPredicate('Arrays.asList(a.targets).contains(b.ip)')).toEqual({
      kind: 'expression',
      text: 'Arrays.asList(a.targets).contains(b.ip)',
    });
    expect(readPredicate('a = ')).toEqual({ kind: 'expression', text: 'a = ' });
  });
});

describe('a condition is printed', () => {
  it('with brackets only where they change what it says', () => {
    expect(printPredicate(readPredicate('(a = 1) and ((b = 2 or c = 3))'))).toBe('a = 1 and (b = 2 or c = 3)');
    expect(printPredicate(readPredicate('a = 1 and b = 2 or c = 3'))).toBe('a = 1 and b = 2 or c = 3');
  });

  it('with texts that hold quotes', () => {
    const test = { kind: 'compare', operator: '=', value: { kind: 'text', value: "it's \\ here" } } as const;
    const text = printPredicate({ kind: 'row', property: 'a', test });
    expect(text).toBe("a = 'it\\'s \\\\ here'");
    expect(readPredicate(text)).toEqual({ kind: 'row', property: 'a', test });
  });
});

describe('a network', () => {
  it('is a regular expression that only its addresses fulfil', () => {
    const pattern = new RegExp(`^(?:${networkPattern('10.1.16.0/20')})$`);
    const addresses = ['10.1.15.255', '10.1.16.0', '10.1.31.255', '10.1.32.0', '110.1.16.0'];
    expect(addresses.filter((address) => pattern.test(address))).toEqual(['10.1.16.0', '10.1.31.255']);
  });

  it('is read back from it', () => {
    for (const network of ['0.0.0.0/0', '10.0.0.0/8', '10.128.0.0/9', '192.168.4.0/22', '192.168.1.0/24', '1.2.3.4/32'])
      expect(networkOf(networkPattern(network) ?? '')).toBe(network);
    expect(networkOf('10[.]1[.](?:1|2)[.]3')).toBeUndefined();
  });

  it('is one row of the builder', () => {
    const row = { kind: 'row', property: 'ip', test: { kind: 'network', not: true, network: '10.0.0.0/8' } } as const;
    expect(readPredicate(printPredicate(row))).toEqual(row);
  });

  it('that is none is compared as it is written', () => {
    expect(printPredicate({ kind: 'row', property: 'ip', test: { kind: 'network', not: false, network: '10.0.0/8' } })).toBe(
      "ip = '10.0.0/8'",
    );
  });
});
