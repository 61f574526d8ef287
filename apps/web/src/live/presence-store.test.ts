import type { PresentPerson } from '@rulewright/contracts';
import { expect, it } from 'vitest';
import { othersIn } from './presence-store.js';

const seat = (window: number, name: string, editing = false): PresentPerson => ({
  window,
  person: name,
  name,
  hue: window,
  editing,
});

it('names the others who have the rule open, each once, those who edit first', () => {
  const people = [seat(1, 'anna'), seat(2, 'ben'), seat(3, 'cleo'), seat(4, 'cleo', true), seat(5, 'anna')];
  const others = othersIn({ window: 1, reading: { module: 'scan', people } }, 'scan');
  expect(others.map(({ name, editing, isMe }) => [name, editing, isMe])).toEqual([
    ['cleo', true, false],
    ['ben', false, false],
    ['anna', false, true],
  ]);
});

it('names nobody of another rule', () => {
  expect(othersIn({ window: 1, reading: { module: 'worm', people: [seat(2, 'ben')] } }, 'scan')).toEqual([]);
});
