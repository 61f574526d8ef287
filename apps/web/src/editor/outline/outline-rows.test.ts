import { diagramOf } from '@rulewright/diagram';
import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { nextInOutline } from './outline-keys.js';
import { outlineRows, unfolded } from './outline-rows.js';

const rows = outlineRows(
  diagramOf(
    parse(`@Name('worm') @Alert(name='worm')
select a.src_ip from pattern [every a=scanning -> b=scanning(src_ip != a.src_ip) where timer:within(1 min)];`).document,
  ),
);
const shown = (folded: readonly string[] = []) =>
  unfolded(rows, new Set(folded)).map(({ level, word, values }) => [`${'  '.repeat(level - 1)}${word}`, ...values].join(' | '));
const idOf = (word: string) => rows.find((row) => row.word === word)?.id ?? '';

describe('a rule as a list', () => {
  it('nests what the picture nests', () => {
    expect(shown()).toEqual([
      'worm',
      '  Followed by',
      '    every',
      '      Event type | a | scanning',
      '    within | 1 min',
      '      Event type | b | scanning | src_ip != a.src_ip',
      '  Select | a.src_ip',
      '  Alert | worm',
    ]);
  });

  it('hides what is folded', () => {
    expect(shown([idOf('Followed by')])).toEqual(['worm', '  Followed by', '  Select | a.src_ip', '  Alert | worm']);
  });
});

describe('keys of the outline', () => {
  const press = (key: string, at: string, folded: readonly string[] = []) =>
    nextInOutline(key, at, { rows: unfolded(rows, new Set(folded)), folded: new Set(folded) });

  it('go in and out', () => {
    const lane = idOf('Followed by');
    expect([
      press('ArrowRight', lane),
      press('ArrowLeft', lane),
      press('ArrowRight', lane, [lane]),
      press('ArrowLeft', idOf('every'), []),
    ]).toEqual([
      { kind: 'go', id: idOf('every') },
      { kind: 'fold', id: lane },
      { kind: 'unfold', id: lane },
      { kind: 'fold', id: idOf('every') },
    ]);
  });

  it('stay at the ends', () => {
    expect([press('ArrowUp', 'worm'), press('ArrowDown', idOf('Alert')), press('End', 'worm')]).toEqual([
      { kind: 'none' },
      { kind: 'none' },
      { kind: 'go', id: idOf('Alert') },
    ]);
  });
});
