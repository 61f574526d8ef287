import { LanguageDesk } from './answer.js';
import type { ToWorker } from './protocol.js';

/** The language off the main thread, so that typing never waits for it. */
const desk = new LanguageDesk();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  const answer = desk.answer(data);
  if (answer !== undefined) self.postMessage(answer);
};
