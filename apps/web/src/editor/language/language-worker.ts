import { analyse } from './analyse.js';
import type { Answer, ToWorker } from './protocol.js';

/** Reads texts off the main thread, so that typing never waits for the language. */
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('world' in data) return;
  const answer: Answer = { id: data.id, ...analyse(data.text) };
  self.postMessage(answer);
};
