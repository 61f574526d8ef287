import { expect, it } from 'vitest';
import type { Command } from '../commands/command.js';
import { paletteEntries } from './palette-entries.js';

const rules = ['web.phishing', 'network.scan', 'scan_login'].map((name) => ({
  name,
  hint: '1 statement',
  statements: name === 'network.scan' ? ['Scan', 'worm_spreading'] : [],
}));

const commands: readonly Command[] = [
  { id: 'rule.new', label: 'New rule', group: 'do', run: () => {} },
  { id: 'go.alerts', label: 'Go to Alerts', group: 'go', run: () => {} },
  { id: 'keys', label: 'All keys', group: 'help', run: () => {} },
  { id: 'next', label: 'Next alert', group: 'do', keyOnly: true, run: () => {} },
];

const found = (query: string) => paletteEntries(query, rules, commands).map((entry) => entry.id);

it('shows rules first, then actions, places and help', () => {
  expect(found('')).toEqual(['rule:network.scan', 'rule:scan_login', 'rule:web.phishing', 'rule.new', 'go.alerts', 'keys']);
});

it('puts a rule whose name begins with the query first', () => {
  expect(found('scan')).toEqual(['rule:network.scan/Scan', 'rule:scan_login', 'rule:network.scan']);
});

it('finds statements by their own names', () => {
  expect(found('worm')).toEqual(['rule:network.scan/worm_spreading']);
});

it('keeps to actions after > and to help after ?', () => {
  expect([found('>'), found('>alerts'), found('?')]).toEqual([['rule.new', 'go.alerts'], ['go.alerts'], ['keys']]);
});
