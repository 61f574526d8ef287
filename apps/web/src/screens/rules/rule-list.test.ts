import type { ModuleSummary } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { filterFrom, passes, searchOf } from './rule-filter.js';
import { foldersOf, namedStatements, splitName, statesOf } from './rule-folders.js';

const rule = (name: string, more: Partial<ModuleSummary> = {}): ModuleSummary => ({
  name,
  state: 'live',
  version: 1,
  deployedVersion: 1,
  statements: [],
  uses: [],
  reads: ['event'],
  writes: [],
  declares: [],
  problems: 0,
  reason: null,
  changedAt: 0,
  changedBy: null,
  eventsPerSecond: 0,
  alerts24h: 0,
  alertsByHour: [],
  ...more,
});

describe('rules in folders', () => {
  it('takes the words before the last dot for the folder', () => {
    expect([splitName('network.scan'), splitName('a.b.c'), splitName('scan')]).toEqual([
      { folder: 'network', rule: 'scan' },
      { folder: 'a.b', rule: 'c' },
      { folder: '', rule: 'scan' },
    ]);
  });

  it('sorts folders and rules by name, rules without a folder first', () => {
    const folders = foldersOf(['web.phishing', 'network.tor', 'scan', 'network.scan'].map((name) => rule(name)));
    expect(folders.map((folder) => [folder.name, folder.rules.map((each) => each.name)])).toEqual([
      ['', ['scan']],
      ['network', ['network.scan', 'network.tor']],
      ['web', ['web.phishing']],
    ]);
  });

  it('names the statements that say more than the rule', () => {
    expect(namedStatements(rule('web.phishing', { statements: ['0', '1', 'phishing', 'virustotal_referer'] }))).toEqual([
      'virustotal_referer',
    ]);
  });

  it('counts states that occur', () => {
    expect(statesOf([rule('a'), rule('b', { state: 'draft' }), rule('c')])).toEqual([
      { state: 'live', count: 2 },
      { state: 'draft', count: 1 },
    ]);
  });
});

describe('the filter of the list stands in the address', () => {
  const all = filterFrom(new URLSearchParams());

  it('comes back from the address as it was', () => {
    const filter = { text: 'scan', state: 'shadow', reads: 'event', flat: true } as const;
    expect(filterFrom(searchOf(filter))).toEqual(filter);
    expect(searchOf(all).toString()).toBe('');
  });

  it('takes a state that does not exist for none', () => {
    expect(filterFrom(new URLSearchParams('state=nonsense')).state).toBeUndefined();
  });

  it('finds a rule by its name, a statement or a type, whatever the letter case', () => {
    const scan = rule('network.scan', { statements: ['worm_spreading'], writes: ['scanning'] });
    expect(['SCAN', 'worm', 'event', 'scanning', 'tor'].map((text) => passes(scan, { ...all, text }))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
