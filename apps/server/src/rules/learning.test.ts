import { expect, test, vi } from 'vitest';
import { Learning } from './learning.js';

test('learns once for changes that come together, and again after a failure, which is told', async () => {
  const answers = [Promise.reject(new Error('the engine has ended')), Promise.resolve(), Promise.resolve()];
  const notices: string[] = [];
  const learn = vi.fn(() => answers.shift() ?? Promise.resolve());
  const learning = new Learning({ learn, wanted: () => true, notice: (message) => notices.push(message), againMs: 1 });
  learning.changed();
  learning.changed();
  await vi.waitFor(() => expect(learn).toHaveBeenCalledTimes(2));
  learning.changed();
  await vi.waitFor(() => expect(learn).toHaveBeenCalledTimes(3));
  expect(notices).toEqual(['what the leader deployed is not known yet: the engine has ended']);
});
