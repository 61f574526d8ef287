import { expect, test, vi } from 'vitest';
import { Lead, type Leadership } from './lead.js';

/** A lead that can be had again and again, and is lost when a test says so. */
function leads() {
  const lost: ((error: Error) => void)[] = [];
  let held = 0;
  const acquire = async (): Promise<Leadership | undefined> => {
    if (held > 0) return undefined;
    held++;
    return { lost: new Promise((resolve) => lost.push(resolve)), release: async () => void held-- };
  };
  return { acquire, lose: (number: number) => lost[number]?.(new Error('connection closed')) };
}

test('a lead that is lost while it begins never comes to lead, and the next begins after its end', async () => {
  const { acquire, lose } = leads();
  const told: string[] = [];
  const goOn: (() => void)[] = [];
  const lead = new Lead({
    acquire,
    begin: async (_, over) => {
      told.push('begin');
      await new Promise<void>((resolve) => goOn.push(resolve));
      told.push(over.aborted ? 'over before it began' : 'leads');
      over.throwIfAborted();
    },
    end: () => told.push('end'),
    notice: () => undefined,
  });
  lead.start();
  await vi.waitFor(() => expect(goOn).toHaveLength(1));
  lose(0);
  await vi.waitFor(() => expect(goOn).toHaveLength(2));
  goOn[0]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(lead.state).toBe('beginning');
  goOn[1]?.();
  await vi.waitFor(() => expect(lead.state).toBe('leading'));
  expect(told).toEqual(['begin', 'end', 'begin', 'over before it began', 'leads']);
  await lead.stop(async () => void told.push('finish'));
  expect(told.slice(5)).toEqual(['finish', 'end']);
});
