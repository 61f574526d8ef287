import { expect, it } from 'vitest';
import { ruleAt, rulePath } from './rule-path.js';

it('gives each folder of a name a place in the path, and finds the name again', () => {
  expect(rulePath('network.scan')).toBe('/rules/network/scan');
  expect(['scan', 'network.scan', 'a.b-c.new'].map((name) => ruleAt(rulePath(name).slice('/rules/'.length)))).toEqual([
    'scan',
    'network.scan',
    'a.b-c.new',
  ]);
});
