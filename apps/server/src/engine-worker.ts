// Entry of the engine's worker thread: bytes come in by transfer, results go out in batches.
import { parentPort } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import type { ToWorker } from './engine/protocol.js';
import { WorkerDesk } from './engine/worker-desk.js';

/** How often it is seen to that nothing is watched that nobody looks at. */
const SWEEP_MS = 5000;

invariant(parentPort, 'the engine runs in a worker thread');
const port = parentPort;
const desk = new WorkerDesk({
  post: (message, transfer) => port.postMessage(message, [...transfer]),
  nextTurn: (work) => void setImmediate(work),
  now: () => performance.now(),
});

port.on('message', (message: ToWorker) => desk.receive(message));
setInterval(() => desk.sweep(), SWEEP_MS);
port.postMessage({ kind: 'ready' });
