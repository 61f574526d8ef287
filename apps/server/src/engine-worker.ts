// Entry of the engine's worker thread: bytes come in by transfer, results go out in batches.
import { parentPort } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import { answerQuestion } from './engine/answer-question.js';
import type { FromWorker, ToWorker } from './engine/protocol.js';
import { EngineSession } from './engine/session/engine-session.js';

invariant(parentPort, 'the engine runs in a worker thread');
const port = parentPort;
const session = new EngineSession();
const post = (message: FromWorker): void => port.postMessage(message);

port.on('message', (message: ToWorker) => {
  if (message.kind === 'entries') {
    post({ kind: 'processed', results: message.entries.map((entry) => session.process(entry)) });
    return;
  }
  const { id, question } = message;
  try {
    post({ kind: 'answer', id, answer: answerQuestion(session, question) });
  } catch (error) {
    post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
post({ kind: 'ready' });
