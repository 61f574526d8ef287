import { expect, test, vi } from 'vitest';
import { Enricher, type EnrichmentQuestion } from './enricher.js';

/** Questions whose answer is refused at once, so that nothing outside is asked. */
function question(number: number): EnrichmentQuestion {
  const pending = { deployment: 'd', statement: 's', step: 0, kind: 'cmd', dst: 'name', param: 'none' } as const;
  return { alert: `alert ${number}`, row: { number }, enrichments: {}, pending };
}

function enricher(stored: EnrichmentQuestion[], maxWaiting: number) {
  const answered: string[] = [];
  const limits: number[] = [];
  const one = new Enricher({
    ...{ commands: {}, policy: { innerHosts: [], allowPlainHttp: false }, now: () => 0, maxWaiting },
    unanswered: async (limit) => {
      limits.push(limit);
      return stored.slice(0, limit);
    },
    answer: async ({ alert, enrichments }) => {
      expect(enrichments).toEqual({ 'name.error': 'command "none" is not allowed by the configuration' });
      answered.push(alert);
      stored.splice(
        stored.findIndex((waiting) => waiting.alert === alert),
        1,
      );
    },
    failed: (error) => expect.unreachable(String(error)),
  });
  return { one, answered, limits };
}

test('what waits stays in the store but for what is asked soon, and every alert gets its answer once', async () => {
  const stored: EnrichmentQuestion[] = [];
  const { one, answered, limits } = enricher(stored, 3);
  one.start();
  for (let number = 0; number < 50; number++) {
    stored.push(question(number));
    one.ask(question(number));
  }
  await vi.waitFor(() => expect(stored).toEqual([]));
  expect([...answered].sort()).toEqual(Array.from({ length: 50 }, (_, number) => `alert ${number}`).sort());
  expect(new Set(limits)).toEqual(new Set([3]));
});

test('nothing is asked before the lead or after it; the next lead asks what is left', async () => {
  const stored = [question(1), question(2)];
  const { one, answered } = enricher(stored, 10);
  one.ask(question(1));
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toEqual([]);
  one.start();
  one.stop();
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toEqual([]);
  one.start();
  await vi.waitFor(() => expect(answered).toEqual(['alert 1', 'alert 2']));
});
