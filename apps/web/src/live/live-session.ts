import type {
  AlertsSince,
  ClientToServer,
  InspectInput,
  InspectionReading,
  LIVE_PATH,
  LiveAnswer,
  ModuleChange,
  ServerToClient,
  Watch,
  Watching,
} from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { AlertFeed } from './alert-feed.js';
import { tellConnection } from './connection-store.js';
import { counterStore } from './counter-store.js';
import { takePulse } from './engine-store.js';
import { forgetPresence, losePresence, takePresence, takeWindow } from './presence-store.js';
import { askServer, readyAsker, whenReachChanges } from './server-reach.js';

/** Checked against the contract by its type; the value itself would bring the schemas along. */
const PATH: typeof LIVE_PATH = '/live';

const ANSWER_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

type LiveSocket = Socket<ServerToClient, ClientToServer>;

const socket: LiveSocket = io({ path: PATH, transports: ['websocket'], autoConnect: false, reconnection: false });

/** Every alert that is stored, once each; see {@link AlertFeed}. */
export const alertFeed = new AlertFeed({ since: alertsSince, tell: tellConnection });

const moduleListeners = new Set<(change: ModuleChange) => void>();

/** Hears when a rule is saved, deployed, stopped or fails, by whoever it was. */
export function listenToModules(listener: (change: ModuleChange) => void): () => void {
  moduleListeners.add(listener);
  return () => moduleListeners.delete(listener);
}

let looking: { readonly input: InspectInput; readonly hear: (reading: InspectionReading) => void } | undefined;
let watching: Watch = { alerts: {}, canvas: null };
let tries = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let open = false;

/** Opens the live connection and keeps it open until {@link closeLive}. */
export function openLive(): void {
  if (open) return;
  open = true;
  socket.connect();
}

/** Closes the connection and stays closed: the person signed out. */
export function closeLive(): void {
  open = false;
  clearTimeout(retry);
  socket.disconnect();
}

/** Says which canvas is in front; its counters come four times a second. */
export function watchCanvas(module: string | null): void {
  watching = { ...watching, canvas: module, editing: false };
  counterStore.watch(module ?? undefined);
  forgetPresence();
  sayAgain();
}

/** Says whether the rule in front has edits that are not stored. */
export function sayEditing(editing: boolean): void {
  if (watching.editing === editing) return;
  watching = { ...watching, editing };
  sayAgain();
}

/**
 * Looks at the inside of a running node, one at a time, until the returned function is called: readings come twice a second while it runs.
 */
export function lookAt(input: InspectInput, hear: (reading: InspectionReading) => void): () => void {
  const look = { input, hear };
  looking = look;
  sayLook();
  return () => {
    if (looking !== look) return;
    looking = undefined;
    sayLook();
  };
}

function sayLook(): void {
  if (!socket.connected) return;
  const asked = socket.timeout(ANSWER_MS).emitWithAck('inspect', looking?.input ?? null);
  void asked.catch(() => socket.disconnect());
}

/** Says at once what is watched now. No answer is a broken connection: the next one says it all again. */
function sayAgain(): void {
  if (socket.connected) void sayWatch().catch(() => socket.disconnect());
}

socket.on('connect', () => {
  tries = 0;
  readyAsker();
  void begin();
  if (looking) sayLook();
});
socket.on('disconnect', () => {
  losePresence();
  if (open) void askServer();
  tryAgain();
});
socket.on('connect_error', (error) => {
  if (isRefusal(error)) {
    open = false;
    tellConnection({ kind: 'refused' });
  } else {
    tryAgain();
  }
});
socket.on('alerts', (batch) => void alertFeed.receive(batch).catch(() => socket.disconnect()));
socket.on('alert-change', (changes) => alertFeed.change(changes));
socket.on('counters', (reading) => counterStore.take(reading));
socket.on('engine', takePulse);
socket.on('presence', takePresence);
socket.on('inspection', (reading) => looking?.hear(reading));
socket.on('module', (change) => {
  for (const listener of moduleListeners) listener(change);
});

/** After a connect: say what is watched, then fetch what was missed. A failure is a broken connection: the next try does it all again. */
async function begin(): Promise<void> {
  try {
    const answer = await sayWatch();
    if (answer.ok) await alertFeed.connected(answer.value.seq);
    else if (answer.code === 'not-signed-in') tellConnection({ kind: 'refused' });
    else socket.disconnect();
  } catch {
    socket.disconnect();
  }
}

async function sayWatch(): Promise<LiveAnswer<Watching>> {
  const answer: LiveAnswer<Watching> = await socket.timeout(ANSWER_MS).emitWithAck('watch', watching);
  if (answer.ok) takeWindow(answer.value.window);
  return answer;
}

async function alertsSince(seq: number, limit: number): Promise<AlertsSince> {
  const answer: LiveAnswer<AlertsSince> = await socket.timeout(ANSWER_MS).emitWithAck('alerts.since', { seq, limit });
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

/** Exponential pauses with full jitter, so that many pages do not return all at once. */
function tryAgain(): void {
  if (!open) return;
  const most = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** tries++);
  const pauseMs = Math.round(FIRST_RETRY_MS / 2 + Math.random() * most);
  tellConnection({ kind: 'lost', atMs: Date.now(), retryAtMs: Date.now() + pauseMs });
  clearTimeout(retry);
  retry = setTimeout(() => void reconnect(), pauseMs);
}

whenReachChanges((answers) => {
  if (!answers || !open || socket.active) return;
  clearTimeout(retry);
  socket.connect();
});

/** A server that does not answer at all is not asked for a socket either. */
async function reconnect(): Promise<void> {
  const answers = await askServer();
  if (!open) return;
  if (answers) socket.connect();
  else tryAgain();
}

function isRefusal(error: Error): boolean {
  return (
    'data' in error &&
    typeof error.data === 'object' &&
    error.data !== null &&
    'code' in error.data &&
    error.data.code === 'not-signed-in'
  );
}
