import type { Alert } from '@rulewright/contracts';
import { expect, test } from 'vitest';
import { AlertBatcher } from './alert-batcher.js';

const alert = (seq: number): Alert => ({ seq }) as Alert;

/** A batcher whose time the test moves; each batch as `time: seqs (+skipped)`. */
function timed() {
  let now = 0;
  let due: { readonly at: number; readonly run: () => void } | undefined;
  const sent: string[] = [];
  const batcher = new AlertBatcher({
    send: (alerts, skipped) => sent.push(`${now}: ${alerts.map(({ seq }) => seq).join(' ')}${skipped ? ` +${skipped}` : ''}`),
    now: () => now,
    later: (run, ms) => {
      due = { at: now + ms, run };
    },
  });
  const to = (ms: number): void => {
    if (due && due.at <= ms) {
      now = due.at;
      const { run } = due;
      due = undefined;
      run();
    }
    now = ms;
  };
  return { batcher, sent, to };
}

test('the first alert of a quiet spell goes at once, later ones together every 50 ms', () => {
  const { batcher, sent, to } = timed();
  batcher.add([alert(1)]);
  to(10);
  batcher.add([alert(2)]);
  to(49);
  batcher.add([alert(3), alert(4)]);
  to(60);
  batcher.add([alert(5)]);
  to(500);
  batcher.add([alert(6)]);
  expect(sent).toEqual(['0: 1', '50: 2 3 4', '100: 5', '500: 6']);
});

test('a batch holds 500 alerts; how many newer ones were left out is said', () => {
  const { batcher, sent, to } = timed();
  batcher.add([alert(1)]);
  batcher.add(Array.from({ length: 600 }, (_, i) => alert(i + 2)));
  to(50);
  expect(sent[1]?.split(' ').length).toBe(502);
  expect(sent[1]?.endsWith(' 501 +100')).toBe(true);
});
