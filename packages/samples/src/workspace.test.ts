import { checkModules, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { sampleWorkspace } from './workspace.js';

it('begins with the event types, and rules that stand on them', () => {
  expect(sampleWorkspace().map(({ name, deployed }) => `${name}${deployed ? ' (deployed)' : ''}`)).toEqual([
    'logs (deployed)',
    'network.scan',
    'network.worm',
    'fraud.obnal',
    'identity.logins',
    'identity.profile',
    'web.phishing',
    'fraud.withdrawals',
  ]);
});

it('has no errors in it, taken in order', () => {
  const { results, order } = checkModules(
    sampleWorkspace().map(({ epl }) => parse(epl).document),
    EMPTY_WORLD,
  );
  expect(order).toEqual(sampleWorkspace().map((_, index) => index));
  expect(results.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))).toEqual([]);
});
