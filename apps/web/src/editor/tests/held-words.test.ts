import { expect, it } from 'vitest';
import { heldWords } from './held-words.js';

it.each([
  ['count(distinct dst_ip) > 50', [['count(distinct dst_ip)', 50]], '50 is not > 50'],
  ["type = 'firewall'", [['type', 'windows']], "windows is not 'firewall'"],
  ["src_ip in ('x', 'y')", [['src_ip', 'z']], 'src_ip was z'],
  [
    'src_ip = dst_ip',
    [
      ['src_ip', 'a'],
      ['dst_ip', 'b'],
    ],
    'src_ip was a, dst_ip was b',
  ],
  ['login is not null', [['login', null]], 'login was —'],
  ['30 sec', [], undefined],
] as const)('%s', (without, values, words) => {
  const named = values.map(([expression, value]) => ({ expression, value }));
  expect(heldWords({ without, values: named })).toBe(words);
});
