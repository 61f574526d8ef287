// Entry of the worker thread that finds the events behind alerts: one alert at a time, read over a connection of its own.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import type { FromEvidenceWorker } from './evidence/evidence-job.js';
import { searchEvidence } from './evidence/search-evidence.js';
import { messageOf } from './message-of.js';
import { backgroundReader, type Connection } from './store/background-reader.js';
import type { UnexplainedAlert } from './store/evidence.js';

invariant(parentPort, 'alerts are explained in a worker thread');
const port = parentPort;
const post = (message: FromEvidenceWorker): void => port.postMessage(message);

// What comes in goes first. On Linux a priority is that of the thread that asks, elsewhere it would be that of the whole server.
if (process.platform === 'linux') setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

const sources = backgroundReader(workerData as Connection);

port.on('message', (alert: UnexplainedAlert) => {
  searchEvidence(alert, sources).then(
    (outcome) => post({ kind: 'outcome', outcome }),
    (error: unknown) => post({ kind: 'cut-short', message: messageOf(error) }),
  );
});
