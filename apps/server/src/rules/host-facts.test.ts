import { expect, test } from 'vitest';
import { DeployedRules } from './deployed-rules.js';
import { hostFacts } from './host-facts.js';

const TYPES = 'create schema event(type string, src_ip string);';
const told = (rules: DeployedRules, epl: string) =>
  rules.analyse('m', `${TYPES} ${epl}`).diagnostics.map(({ code, severity, message, hint }) => [code, severity, message, hint]);

test('a text is told of outputs, files and connections that are not there, with those that are', async () => {
  const rules = new DeployedRules();
  rules.replace([]);
  rules.hostIs(await hostFacts({ files: async () => ['lists/tor.csv'], outIds: async () => ['3', 'chat', '1'] }));

  expect(told(rules, '@Alert(outIDs={1, 2}) select src_ip from event;')).toEqual([
    ['annotation-output-id', 'warning', 'there is no output 2', 'there are 1, 3'],
  ]);
  expect(told(rules, "@Load(file='lists/tor.csv') create window Tor#keepall as (ip string);")).toEqual([]);
  expect(told(rules, "@Load(file='lists/to.csv') create window Tor#keepall as (ip string);")).toEqual([
    ['annotation-missing-file', 'warning', 'file "lists/to.csv" is not in the load folder', 'did you mean "lists/tor.csv"?'],
  ]);
  expect(told(rules, "select tor.ip from event as e unidirectional, SQL:mysql['select ip from tor'] as tor;")).toEqual([
    ['name-unknown-declaration', 'error', 'there is no connection "mysql" that answers lookups', 'none is set up'],
  ]);
});

test('the facts are new facts only if something has changed', async () => {
  const rules = new DeployedRules();
  rules.replace([]);
  const facts = (outIds: readonly string[]) => hostFacts({ files: async () => [], outIds: async () => outIds });
  rules.hostIs(await facts(['1']));
  const { revision } = rules;
  rules.hostIs(await facts(['1']));
  expect(rules.revision).toBe(revision);
  rules.hostIs(await facts(['1', '2']));
  expect(rules.revision).toBe(revision + 1);
});
