import { expect, test } from 'vitest';
import { answerQuestion } from './answer-question.js';
import { journal } from './session/testing/session-journal.js';

test('of the newest events only those of one type are told; of all types, in what they differ from the declaration', () => {
  const { deploy, send, session } = journal();
  deploy('m', 'create schema login(user string); create schema scan(ip string); insert into Seen select user from login;');
  send([
    { type: 'login', user: 'a', host: 'h1' },
    { type: 'scan', ip: '10.0.0.1' },
    { type: 'login', user: 'b' },
  ]);
  const drifts = [{ kind: 'undeclared', property: 'host', found: 'string', events: 1, of: 2 }];
  expect(answerQuestion(session, { kind: 'samples', eventType: 'login' })).toEqual({
    newest: [
      { type: 'login', user: 'b' },
      { type: 'login', user: 'a', host: 'h1' },
    ],
    drifts,
  });
  expect(answerQuestion(session, { kind: 'samples', eventType: 'Seen' })).toEqual({ newest: [], drifts: [] });
  expect(answerQuestion(session, { kind: 'drifts' })).toEqual([{ eventType: 'login', drifts }]);
});
