import { expect, test } from 'vitest';
import { DeployedRules } from './deployed-rules.js';

test('what is deployed is not known before the engine has said it; nothing may be what it says', () => {
  const deployed = new DeployedRules();
  expect(() => deployed.book).toThrow('the server recovers what is deployed');
  expect(() => deployed.analyse('a', 'select * from x')).toThrow('the server recovers what is deployed');
  deployed.replace([]);
  expect(deployed.book.modules).toEqual([]);
});
