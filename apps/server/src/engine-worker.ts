// Entry of the engine's worker thread: bytes come in by transfer, results go out in batches.
import { parentPort } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import { type Asked, answerQuestion } from './engine/answer-question.js';
import { NodeWatches } from './engine/node-watches.js';
import type { AskedOfWorker, FromWorker, ToWorker } from './engine/protocol.js';
import { EngineSession } from './engine/session/engine-session.js';

/** How often it is seen to that nothing is watched that nobody looks at. */
const SWEEP_MS = 5000;

invariant(parentPort, 'the engine runs in a worker thread');
const port = parentPort;
let asked = askedOf(new EngineSession());
const post = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...transfer]);

port.on('message', (message: ToWorker) => {
  if (message.kind === 'entries') {
    post({ kind: 'processed', results: message.entries.map((entry) => asked.session.process(entry)) });
    return;
  }
  try {
    answer(message);
  } catch (error) {
    post({ kind: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error) });
  }
});

function answer(message: AskedOfWorker): void {
  const { id } = message;
  switch (message.kind) {
    case 'ask':
      post({ kind: 'answer', id, answer: answerQuestion(asked, message.question) });
      return;
    case 'save': {
      const saved = asked.session.save();
      post({ kind: 'answer', id, answer: saved }, [saved.bytes.buffer as ArrayBuffer]);
      return;
    }
    case 'restore': {
      asked = askedOf(EngineSession.restore(message.session));
      const { seq, time } = message.session;
      post({ kind: 'answer', id, answer: { seq, time, totals: asked.session.totals } });
    }
  }
}

function askedOf(session: EngineSession): Asked {
  return { session, watches: new NodeWatches(session, () => performance.now()) };
}

setInterval(() => asked.watches.sweep(), SWEEP_MS);
post({ kind: 'ready' });
