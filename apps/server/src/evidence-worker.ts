// Entry of the worker thread that finds the events behind alerts: one job at a time, the journal handed over page by page.
import { parentPort } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import type { FromEvidenceWorker, ToEvidenceWorker } from './evidence/evidence-job.js';
import { explainAlert } from './evidence/explain-alert.js';
import type { Entry } from './journal/entry.js';
import { messageOf } from './message-of.js';

invariant(parentPort, 'alerts are explained in a worker thread');
const port = parentPort;
const post = (message: FromEvidenceWorker): void => port.postMessage(message);
let turnPage: ((entries: readonly Entry[]) => void) | undefined;

async function* pages(): AsyncGenerator<Entry> {
  for (;;) {
    const page = await new Promise<readonly Entry[]>((resolve) => {
      turnPage = resolve;
      post({ kind: 'more' });
    });
    if (page.length === 0) return;
    yield* page;
  }
}

port.on('message', (message: ToEvidenceWorker) => {
  if (message.kind === 'page') {
    turnPage?.(message.entries);
    return;
  }
  explainAlert(message.job, pages()).then(
    (evidence) => post({ kind: 'found', evidence }),
    (error: unknown) => post({ kind: 'failed', message: messageOf(error) }),
  );
});
