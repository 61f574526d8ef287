/*
 * Whether the server answers. While it does not, nobody asks it anything but this, so that neither the person nor the console is told the
 * same thing a hundred times.
 */

/** Serves nothing and keeps nothing: it asks where a failure leaves no trace in the page's console. */
const ASKER = '/ask-server.js';
const QUESTION = '/healthz';
const ANSWER_MS = 4_000;
const PAUSE_MS = 2_000;

const listeners = new Set<(answers: boolean) => void>();
let silent = false;
let pause: ReturnType<typeof setTimeout> | undefined;
let underWay: Promise<boolean> | undefined;

/** True from the first question that was not answered to the first one that is. */
export function serverIsSilent(): boolean {
  return silent;
}

/** Hears when the server falls silent and when it answers again, for as long as the page lives. */
export function whenReachChanges(listener: (answers: boolean) => void): void {
  listeners.add(listener);
}

/** Readies the asker while there is a server to fetch it from. It lives where the page came from this machine or by https. */
export function readyAsker(): void {
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(ASKER).catch(() => undefined);
}

/** Asks now, or joins who is asking; while there is no answer, again every two seconds. */
export function askServer(): Promise<boolean> {
  underWay ??= askOnce().finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function askOnce(): Promise<boolean> {
  const answers = await ask();
  const changed = silent === answers;
  silent = !answers;
  clearTimeout(pause);
  if (silent) pause = setTimeout(() => void askServer(), PAUSE_MS);
  if (changed) for (const listener of listeners) listener(answers);
  return answers;
}

async function ask(): Promise<boolean> {
  const asker = await navigator.serviceWorker?.getRegistration(ASKER).catch(() => undefined);
  return asker?.active ? askBy(asker.active) : askByPage();
}

/** A proxy answers for a server that is gone, but not that all is well. */
async function askByPage(): Promise<boolean> {
  const limit = new AbortController();
  const tooLate = setTimeout(() => limit.abort(), ANSWER_MS);
  try {
    return (await fetch(QUESTION, { cache: 'no-store', signal: limit.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(tooLate);
  }
}

function askBy(asker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = ({ data }: MessageEvent<boolean>) => {
      clearTimeout(tooLate);
      port1.close();
      resolve(data);
    };
    asker.postMessage('does the server answer?', [port2]);
  });
}
