// Entry of the worker thread that runs rule tests: one job at a time, each from an empty engine.
import { parentPort } from 'node:worker_threads';
import { invariant } from '@rulewright/core';
import { messageOf } from './message-of.js';
import type { TestAnswer, TestJob } from './rule-tests/protocol.js';
import { runJob } from './rule-tests/run-job.js';

invariant(parentPort, 'rule tests run in a worker thread');
const port = parentPort;

port.on('message', (job: TestJob) => {
  let answer: TestAnswer;
  try {
    answer = { kind: 'done', answer: runJob(job) };
  } catch (error) {
    answer = { kind: 'failed', message: messageOf(error) };
  }
  port.postMessage(answer);
});
