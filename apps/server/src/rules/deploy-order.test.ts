import { expect, test } from 'vitest';
import { deployOrder } from './deploy-order.js';

const order = (...modules: readonly (readonly [name: string, ...uses: string[]])[]): readonly string[] =>
  deployOrder(modules.map(([name, ...uses]) => ({ name, uses }))).map(({ name }) => name);

test('a module comes after those that it uses, else by name', () => {
  expect(order(['worm', 'scan'], ['scan', 'types'], ['types'], ['logins', 'types'])).toEqual(['types', 'logins', 'scan', 'worm']);
});

test('what is used and not there does not hold a module back', () => {
  expect(order(['b', 'gone'], ['a', 'b'])).toEqual(['b', 'a']);
});

test('modules of a circle come last', () => {
  expect(order(['a', 'b'], ['b', 'a'], ['z'], ['c', 'a'])).toEqual(['z', 'a', 'b', 'c']);
});
