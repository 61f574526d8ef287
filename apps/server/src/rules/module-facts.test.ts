import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { expect, test } from 'vitest';
import { moduleFlow } from './module-facts.js';

const flowOf = (epl: string) => {
  const { module, diagnostics } = check(parse(epl).document, EMPTY_WORLD);
  if (!module) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return moduleFlow(module);
};

const LOGINS = `
  create schema Login (user string, ip string);
  create schema Seen (user string, count long);
  create window Profile#unique(user) as Seen;
`;

test('a type that is declared, a stream that is made, and what is read in a pattern', () => {
  expect(flowOf(`${LOGINS} insert into Twice select a.user as user from pattern [every a=Login -> Login(user = a.user)]`)).toEqual({
    reads: ['Login'],
    writes: ['Profile', 'Twice'],
    declares: ['Login', 'Seen'],
  });
});

test('what a subquery reads is read, also one inside another', () => {
  expect(
    flowOf(`${LOGINS} create schema Allowed (ip string);
      select * from Login l where not exists (
        select * from Profile p where p.user = l.user and exists (select * from Allowed#keepall as a where a.ip = p.user))`).reads,
  ).toEqual(['Login', 'Profile', 'Allowed']);
});

test('an on-select reads its window, a merge writes its window and where its rows go', () => {
  expect(
    flowOf(`${LOGINS}
      on Login l merge Profile p where p.user = l.user
        when matched then update set count = p.count + 1
        when not matched then insert into News select l.user as user then insert select l.user as user, 1L as count;
      on Login l insert into Known select p.user as user from Profile p where p.user = l.user`),
  ).toMatchObject({ reads: ['Login', 'Profile'], writes: ['Profile', 'News', 'Known'] });
});
