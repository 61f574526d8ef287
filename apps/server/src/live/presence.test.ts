import type { PresentPerson } from '@rulewright/contracts';
import { expect, test } from 'vitest';
import type { Actor } from '../people/actor.js';
import { Presence } from './presence.js';

const anna: Actor = { kind: 'user', id: 'a', name: 'anna', displayName: 'Anna Lind', role: 'engineer' };
const ben: Actor = { kind: 'user', id: 'b', name: 'ben', displayName: 'Ben', role: 'viewer' };

/** What is told, as `rule: number name*hue`, with a `!` behind who edits. */
function told() {
  const said: string[] = [];
  const write = ({ window, name, hue, editing }: PresentPerson) => `${window} ${name}*${hue}${editing ? '!' : ''}`;
  const presence = new Presence((module, people) => said.push(`${module}: ${people.map(write).join(', ')}`));
  return { presence, said };
}

test('who opens a rule, edits it and leaves is told to those who have it open', () => {
  const { presence, said } = told();
  presence.sit(1, anna, { module: 'scan', editing: false });
  presence.sit(2, ben, { module: 'scan', editing: false });
  presence.sit(1, anna, { module: 'scan', editing: true });
  presence.sit(1, anna, { module: 'scan', editing: true });
  presence.leave(1);
  presence.leave(1);
  expect(said).toEqual(['scan: 1 Anna Lind*1', 'scan: 1 Anna Lind*1, 2 Ben*2', 'scan: 1 Anna Lind*1!, 2 Ben*2', 'scan: 2 Ben*2']);
});

test('who goes on to another rule leaves the first', () => {
  const { presence, said } = told();
  presence.sit(1, anna, { module: 'scan', editing: true });
  presence.sit(1, anna, { module: 'worm', editing: false });
  presence.sit(1, anna, { module: undefined, editing: false });
  expect(said).toEqual(['scan: 1 Anna Lind*1!', 'worm: 1 Anna Lind*1', 'scan: ', 'worm: ']);
});

test('a person has one colour in all windows; a colour that is free again is given out again', () => {
  const { presence } = told();
  presence.sit(1, anna, { module: 'scan', editing: false });
  presence.sit(2, anna, { module: 'scan', editing: false });
  presence.sit(3, ben, { module: 'scan', editing: false });
  expect(presence.of('scan').map(({ hue }) => hue)).toEqual([1, 1, 2]);
  presence.leave(1);
  presence.leave(2);
  presence.sit(4, anna, { module: 'scan', editing: false });
  expect(presence.of('scan').map(({ hue }) => hue)).toEqual([2, 1]);
});
