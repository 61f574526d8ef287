import { afterEach, expect, it, vi } from 'vitest';
import { dropDraft, dropOldDrafts, keepDraft, oldDraft, takeDraft } from './draft-store.js';
import { beat, leave } from './window-id.js';

const draft = { text: 'select 1', version: 3, base: 'select 0' };
const other = { text: 'select 2', version: 4, base: 'select 1' };

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('keeps what was typed, per rule, until it is dropped', () => {
  keepDraft('network.scan', draft);
  expect([takeDraft('network.scan'), takeDraft('network')]).toEqual([draft, undefined]);
  dropDraft('network.scan');
  expect(takeDraft('network.scan')).toBeUndefined();
});

it('keeps the text when the steps that were kept with it are damaged', () => {
  const step = { forward: [], backward: [], arrangedBefore: { places: [1], groups: [] } };
  localStorage.setItem('rulewright.draft.scan/left', JSON.stringify({ ...draft, steps: { past: [step], future: [] } }));
  expect(takeDraft('scan', 'left')).toEqual(draft);
});

it('does not lose the draft of one window when another one stores the rule', () => {
  beat('left');
  beat('right');
  keepDraft('scan', draft, 'left');
  keepDraft('scan', other, 'right');
  dropDraft('scan', 'right');
  expect([takeDraft('scan', 'right'), takeDraft('scan', 'left')]).toEqual([undefined, draft]);
});

it('finds the newest draft of the windows that were closed, and gives it to one window alone', () => {
  vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
  beat('left');
  keepDraft('scan', draft, 'left');
  vi.spyOn(Date, 'now').mockReturnValue(1_000_001);
  keepDraft('scan', other, 'long gone');
  leave('left');
  const windows = ['a', 'b', 'c', 'a'];
  for (const window of windows) beat(window);
  expect(windows.map((window) => takeDraft('scan', window))).toEqual([other, draft, undefined, other]);
});

it('finds the draft of a window that was silent for a minute and a half', () => {
  vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
  beat('left');
  keepDraft('scan', draft, 'left');
  vi.spyOn(Date, 'now').mockReturnValue(1_089_999);
  const before = takeDraft('scan', 'right');
  vi.spyOn(Date, 'now').mockReturnValue(1_090_000);
  expect([before, takeDraft('scan', 'right')]).toEqual([undefined, draft]);
});

it('keeps what can be undone with the draft; where there is no room for it, the text alone', () => {
  const step = {
    forward: [{ span: { start: 0, end: 0 }, text: 'x' }],
    backward: [],
    selectedBefore: undefined,
    selectedAfter: undefined,
  };
  const steps = { past: [step], future: [] };
  keepDraft('scan', { ...draft, steps });
  expect(takeDraft('scan')).toEqual({ ...draft, steps });
  const store = localStorage;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.getItem(key),
    setItem: (key: string, value: string) => {
      if (value.includes('past')) throw new DOMException('full', 'QuotaExceededError');
      store.setItem(key, value);
    },
  });
  expect([keepDraft('scan', { ...draft, steps }), takeDraft('scan')]).toEqual([true, draft]);
});

it('says when the browser refuses to keep', () => {
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  expect(keepDraft('scan', draft)).toBe(false);
});

it('takes what is damaged for nothing', () => {
  localStorage.setItem('rulewright.draft.a/1', '{"text": 1, "version": "x"}');
  localStorage.setItem('rulewright.draft.b/1', '{');
  expect([takeDraft('a'), takeDraft('b')]).toEqual([undefined, undefined]);
});

it('finds what an earlier version of the app kept in a form of its own, until it is forgotten', () => {
  localStorage.setItem('rulewright.draft.scan', JSON.stringify({ text: 'select 1', version: 3 }));
  expect([oldDraft('scan'), oldDraft('other'), takeDraft('scan')]).toEqual(['select 1', undefined, undefined]);
  dropOldDrafts('scan');
  expect(oldDraft('scan')).toBeUndefined();
});
