import { describe, expect, test } from 'vitest';
import { Rulebook } from './rulebook.js';

const TYPES = 'create schema event(type string, src_ip string, dst_ip string);';
const SCAN = `module scan; uses types;
@Name('Scan') @Alert(name='scan') insert into scanning
select src_ip, window(dst_ip) as targets from event(type='firewall').win:time(10 min) group by src_ip;`;
const WORM = `module worm; uses scan;
@Name('Worm') select b.src_ip from pattern [every a=scanning -> b=scanning(src_ip in (a.src_ip))];`;

function bookOf(...texts: readonly (readonly [module: string, epl: string])[]): Rulebook {
  const book = new Rulebook();
  for (const [module, epl] of texts) {
    const { document, checked, diagnostics } = book.analyse(module, epl);
    if (!checked) throw new Error(`${module}: ${diagnostics.map(({ message }) => message).join('; ')}`);
    book.put({ deployment: `d-${module}`, module, version: 1, mode: 'live', pausedBy: null, epl, document, checked });
  }
  return book;
}

describe('the deployed modules', () => {
  test('a module sees what was deployed before it', () => {
    expect(bookOf(['types', `module types; ${TYPES}`], ['scan', SCAN]).world.types.has('scanning')).toBe(true);
    expect(new Rulebook().analyse('scan', SCAN).checked).toBeUndefined();
  });

  test('what a module declared goes with it', () => {
    const book = bookOf(['types', `module types; ${TYPES}`], ['scan', SCAN]);
    book.remove('d-scan');
    expect([book.world.types.has('event'), book.world.types.has('scanning')]).toEqual([true, false]);
  });

  test('a new version takes the place of the old one and is checked without it', () => {
    const book = bookOf(['types', `module types; ${TYPES}`], ['scan', SCAN], ['worm', WORM]);
    const { document, checked } = book.analyse('scan', SCAN.replace('10 min', '5 min'));
    expect(checked).toBeDefined();
    if (checked)
      book.put({ deployment: 'd2', module: 'scan', version: 2, mode: 'live', pausedBy: null, epl: SCAN, document, checked });
    expect(book.modules.map(({ deployment }) => deployment)).toEqual(['d-types', 'd2', 'd-worm']);
  });

  test('tells which modules a new text would break', () => {
    const book = bookOf(['types', `module types; ${TYPES}`], ['scan', SCAN], ['worm', WORM]);
    const without = book.analyse('scan', SCAN.replace('select src_ip, ', 'select '));
    expect(book.brokenBy('scan', without.document).map(({ module }) => module)).toEqual(['worm']);
    expect(book.brokenBy('scan', book.analyse('scan', SCAN).document)).toEqual([]);
  });

  test('a module that was deployed later is not called unknown', () => {
    const types = ['types', `module types; ${TYPES}`] as const;
    const book = bookOf(types, ['early', "module early; @Name('A') select * from event;"], ['scan', SCAN]);
    const text = 'module early; uses scan; uses nobody; select * from scanning;';
    const told = book.analyse('early', text).diagnostics.filter(({ code }) => code.startsWith('module-'));
    expect(told).toMatchObject([
      {
        code: 'module-later',
        message: 'module "scan" was deployed after "early", which cannot use it in its place',
        hint: 'stop "early" and deploy it anew: it runs behind "scan" then',
      },
      { code: 'module-unknown', message: 'there is no module "nobody"' },
    ]);
  });

  test('the name in the text is the name of the module', () => {
    const { diagnostics, checked } = new Rulebook().analyse('other', `module types; ${TYPES}`);
    expect(checked).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'module-name-differs',
        message: 'the text declares module "types", it is stored as "other"',
        fixes: [{ edits: [{ span: { start: 7, end: 12 }, text: 'other' }] }],
      },
    ]);
  });
});
