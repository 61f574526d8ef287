import { expect, it } from 'vitest';
import { dropDraft, keepDraft, readDraft } from './draft-store.js';

it('keeps what was typed, per rule, until it is dropped', () => {
  keepDraft('network.scan', { text: 'select 1', version: 3 });
  expect([readDraft('network.scan'), readDraft('network.worm')]).toEqual([{ text: 'select 1', version: 3 }, undefined]);
  dropDraft('network.scan');
  expect(readDraft('network.scan')).toBeUndefined();
});

it('takes what is damaged for nothing', () => {
  localStorage.setItem('rulewright.draft.a', '{"text": 1, "version": "x"}');
  localStorage.setItem('rulewright.draft.b', '{');
  expect([readDraft('a'), readDraft('b')]).toEqual([undefined, undefined]);
});
