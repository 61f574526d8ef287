import { describe, expect, it } from 'vitest';
import { checkText, fixedText } from '../../../test/semantics/checking.js';
import { EMPTY_WORLD, type World } from '../world.js';

const SCHEMA = 'create schema event(src_ip string, login string); ';
const HOST: World = { ...EMPTY_WORLD, host: { outputIds: [1, 2], files: ['data.csv'] } };

/** Code, severity, place and message of everything that is told of a text. */
function told(text: string, world: World = HOST) {
  return checkText(SCHEMA + text, world).diagnostics.map(({ code, severity, span, message }) => ({
    code,
    severity,
    at: (SCHEMA + text).slice(span.start, span.end),
    message,
  }));
}

describe('annotations', () => {
  it.each([
    "@Name('x') select src_ip from event",
    "@name('x') @Description('d') @Tag(name='a', value='b') @Priority(10) @Drop select src_ip from event",
    "@Hint('reclaim_group_aged=60') @IterableUnbound @NoLock @Audit select src_ip from event",
    "@Alert(name='newalert', outID=1) select src_ip from event",
    "@Alert(outIDs={1, 2}, severity='HIGH', tags={'attack.t1046'}) select src_ip from event",
    '@public @buseventtype create schema other(a int)',
    "@Persist @Load(file='data.csv', format='csv', delim='; ') create window W#keepall as (ip string)",
    `@Alert @Enrich(dst='eLogin', type='window', param="select ip from W where login='%{login}'")
     @Enrich(dst='ns', type='cmd', param='nslookup %{eLogin}') select src_ip, login from event`,
  ])('%s are right', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('that nothing reads are kept, with a hint', () => {
    expect(told('@RSAAlert(oneInSeconds=0) select src_ip from event')).toEqual([
      { code: 'annotation-unknown', severity: 'hint', at: 'RSAAlert', message: 'nothing here reads the annotation "RSAAlert"' },
    ]);
    expect(told('@Alrt select src_ip from event')[0]).toMatchObject({ code: 'annotation-unknown', at: 'Alrt' });
    expect(fixedText(`${SCHEMA}@Alrt select src_ip from event`, 'annotation-unknown')).toBe(
      `${SCHEMA}@Alert select src_ip from event`,
    );
  });

  it.each([
    ['@Name select src_ip from event', '@Name', '@Name needs a value'],
    ['@Name(5) select src_ip from event', '5', '@Name takes a string as "value"'],
    ["@Alert(nam='x') select src_ip from event", 'nam', '@Alert has no "nam"'],
    ["@Alert('x') select src_ip from event", "'x'", '@Alert takes named values: name, outID, outIDs, severity, tags'],
    ["@Alert(severity='hihg') select src_ip from event", "'hihg'", '@Alert does not know the severity "hihg"'],
    ["@Load(format='csv') create window W#keepall as (ip string)", "@Load(format='csv')", '@Load needs "file"'],
    [
      "@Load(file='data.csv', format='xls') create window W#keepall as (ip string)",
      "'xls'",
      '@Load does not know the format "xls"',
    ],
    ["@Enrich(dst='a', type='shell', param='x') select src_ip from event", "'shell'", '@Enrich does not know the type "shell"'],
  ])('%s are told what is wrong with an argument', (text, at, message) => {
    expect(told(text)).toEqual([{ code: 'annotation-argument', severity: 'error', at, message }]);
  });

  it('on a pattern are read too', () => {
    expect(
      told(
        'select * from pattern @SuppressOverlapingMatches [every a=event -> b=event(src_ip = a.src_ip) where timer:within(1 min)]',
      ),
    ).toMatchObject([{ code: 'annotation-unknown', at: 'SuppressOverlapingMatches' }]);
  });

  it('belong before the statements they are for', () => {
    expect(told('@Alert(outID=1) create schema other(a int)')).toMatchObject([{ code: 'annotation-place', at: '@Alert(outID=1)' }]);
    expect(told('@Persist select src_ip from event')).toMatchObject([{ code: 'annotation-place', at: '@Persist' }]);
  });

  it('name outputs and files that the host has, else there is a warning', () => {
    expect(told('@Alert(outID=3) select src_ip from event')).toEqual([
      { code: 'annotation-output-id', severity: 'warning', at: '3', message: 'there is no output 3' },
    ]);
    expect(told('@Alert(outIDs={1, 7}) select src_ip from event')).toMatchObject([{ code: 'annotation-output-id', at: '7' }]);
    expect(told('@Alert(outID=3) select src_ip from event', EMPTY_WORLD)).toEqual([]);
    expect(told("@Load(file='date.csv') create window W#keepall as (ip string)")).toMatchObject([
      { code: 'annotation-missing-file', severity: 'warning', at: "'date.csv'" },
    ]);
  });

  it('interpolate columns of the statement and what was enriched before', () => {
    expect(told("@Enrich(dst='n', type='cmd', param='nslookup %{src}') select src_ip from event")).toEqual([
      { code: 'annotation-interpolation', severity: 'error', at: 'src', message: '"%{src}" is no column of this statement' },
    ]);
    expect(told("@Enrich(dst='n', type='cmd', param='nslookup %{src_ip') select src_ip from event")).toMatchObject([
      { code: 'annotation-interpolation', at: '%{' },
    ]);
    const early = "@Enrich(dst='b', type='cmd', param='x %{a}') @Enrich(dst='a', type='cmd', param='y') select src_ip from event";
    expect(told(early)).toMatchObject([{ code: 'annotation-interpolation', at: 'a' }]);
  });

  it('do not write over a column or over each other', () => {
    const twice = "@Enrich(dst='n', type='cmd', param='x') @Enrich(dst='n', type='cmd', param='y') select src_ip from event";
    expect(told(twice)).toMatchObject([{ code: 'annotation-destination', message: '"n" is already filled by another enrichment' }]);
    const column = "@Enrich(dst='src_ip', type='cmd', param='x') select src_ip from event";
    expect(told(column)).toMatchObject([
      { code: 'annotation-destination', message: '"src_ip" is already a column of this statement' },
    ]);
  });
});
