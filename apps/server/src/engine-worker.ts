// Entry of the engine's worker thread: bytes come in by transfer, results go out in batches.
import { parentPort } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import { answerQuestion } from './engine/answer-question.js';
import { NodeWatches } from './engine/node-watches.js';
import type { AskedOfWorker, FromWorker, Question, ToWorker } from './engine/protocol.js';
import { EngineSession } from './engine/session/engine-session.js';

/** How often it is seen to that nothing is watched that nobody looks at. */
const SWEEP_MS = 5000;

invariant(parentPort, 'the engine runs in a worker thread');
const port = parentPort;
let session = new EngineSession();
let watches = watchesOf(session);
const post = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...transfer]);

port.on('message', (message: ToWorker) => {
  if (message.kind === 'entries') {
    post({ kind: 'processed', results: message.entries.map((entry) => session.process(entry)) });
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
      post({ kind: 'answer', id, answer: answerTo(message.question) });
      return;
    case 'save': {
      const saved = session.save();
      post({ kind: 'answer', id, answer: saved }, [saved.bytes.buffer as ArrayBuffer]);
      return;
    }
    case 'restore': {
      session = EngineSession.restore(message.session);
      watches = watchesOf(session);
      const { seq, time } = message.session;
      post({ kind: 'answer', id, answer: { seq, time, totals: session.totals } });
    }
  }
}

function answerTo(question: Question): unknown {
  return question.kind === 'inspect' ? watches.look(question.input) : answerQuestion(session, question);
}

function watchesOf(of: EngineSession): NodeWatches {
  return new NodeWatches(of, () => performance.now());
}

setInterval(() => watches.sweep(), SWEEP_MS);
post({ kind: 'ready' });
