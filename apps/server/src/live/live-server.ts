import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import {
  type Alert,
  type AlertChange,
  alertsSinceInput,
  type ClientToServer,
  type EnginePulse,
  type ErrorCode,
  type InspectInput,
  type InspectionReading,
  inspectInput,
  LIVE_PATH,
  type LiveAnswer,
  type ModuleChange,
  roleCovers,
  type ServerToClient,
  type Watch,
  type Watching,
  watchSchema,
} from '@rulewright/contracts';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Services } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import { knownFailure } from '../http/answer-failure.js';
import { inputProblems } from '../http/input-problems.js';
import { type Actor, authorise, roleOf } from '../people/actor.js';
import { AlertRooms } from './alert-rooms.js';
import { BacklogGuard } from './backlog-guard.js';
import { CanvasCounters } from './canvas-counters.js';
import { NodeInspections } from './node-inspections.js';
import { Presence } from './presence.js';

/** How often a socket's right to listen is looked at again. */
const RECHECK_MS = 10_000;
const PULSE_MS = 1000;

export interface LiveOptions {
  readonly services: Services;
  /** who asks, by the headers of the handshake; undefined = nobody that we know */
  readonly authenticate: (headers: IncomingHttpHeaders, address: string) => Promise<Actor | undefined>;
  /** address of whoever connects, which a proxy may have passed on */
  readonly addressOf: (headers: IncomingHttpHeaders, connected: string) => string;
  /** whether a page of this origin may connect */
  readonly originAllowed: (headers: IncomingHttpHeaders) => boolean;
  readonly newestSeq: () => Promise<number>;
  readonly pulse: () => EnginePulse;
  readonly inspect: (input: InspectInput) => Promise<InspectionReading>;
  readonly countersOf: (module: string) => Promise<Parameters<ServerToClient['counters']>[0]['nodes']>;
}

interface SocketData {
  /** the connection's number among all of this server */
  window: number;
  /** how often it has said what it looks at */
  turn: number;
  /** how often it has said which node it looks at */
  looks: number;
  alertRoom?: string;
  canvas?: string;
  /** room of the node that it looks at */
  node?: string;
}
type LiveSocket = Socket<ClientToServer, ServerToClient, Record<never, never>, SocketData>;

const EVERYBODY = 'everybody';
const OUT: ReadonlySet<ErrorCode> = new Set(['not-signed-in', 'wrong-credentials', 'forbidden']);

/** What the web app hears without asking: alerts, changes of rules, the engine's pulse, counters of open canvases. */
export class LiveServer {
  readonly #options: LiveOptions;
  readonly #io: Server<ClientToServer, ServerToClient, Record<never, never>, SocketData>;
  readonly #rooms: AlertRooms;
  readonly #guard = new BacklogGuard();
  readonly #counters: CanvasCounters;
  readonly #inspections: NodeInspections;
  readonly #presence: Presence;
  #isToRecheck = false;
  #rechecking: Promise<void> | undefined;
  readonly #timers: readonly ReturnType<typeof setInterval>[];
  #windows = 0;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#io = new Server({
      path: LIVE_PATH,
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: 100_000,
      allowRequest: (request, decide) => decide(null, options.originAllowed(request.headers)),
    });
    this.#rooms = new AlertRooms((room, batch) => {
      const slow = this.#guard.slow(room, batch.alerts.length + batch.skipped);
      this.#io.to(room).except(slow).emit('alerts', batch);
    });
    this.#counters = new CanvasCounters({
      read: options.countersOf,
      send: (module, reading) => this.#io.to(canvasRoom(module)).volatile.emit('counters', reading),
    });
    this.#inspections = new NodeInspections({
      read: options.inspect,
      send: (room, reading) => this.#io.to(room).volatile.emit('inspection', reading),
    });
    this.#presence = new Presence((module, people) => this.#io.to(canvasRoom(module)).emit('presence', { module, people }));
    this.#io.use((socket, next) => void this.#admit(socket, next));
    this.#io.on('connection', (socket) => this.#connected(socket));
    this.#timers = [
      setInterval(() => this.#io.to(EVERYBODY).volatile.emit('engine', options.pulse()), PULSE_MS),
      setInterval(() => void this.recheck(), RECHECK_MS),
    ];
  }

  attach(server: HttpServer): void {
    this.#io.attach(server);
  }

  alerts(alerts: readonly Alert[]): void {
    this.#rooms.publish(alerts);
  }

  alertsChanged(changes: readonly AlertChange[]): void {
    if (changes.length > 0) this.#io.to(EVERYBODY).emit('alert-change', changes);
  }

  moduleChanged(change: ModuleChange): void {
    this.#io.to(EVERYBODY).emit('module', change);
  }

  /** A session that has ended, or a role that was taken away, ends the connection; a database that does not answer ends none. */
  recheck(): Promise<void> {
    this.#isToRecheck = true;
    this.#rechecking ??= this.#recheckAll().finally(() => {
      this.#rechecking = undefined;
      if (this.#isToRecheck) void this.recheck();
    });
    return this.#rechecking;
  }

  /** Once more if somebody asks meanwhile, and not once for each who asks. */
  async #recheckAll(): Promise<void> {
    while (this.#isToRecheck) {
      this.#isToRecheck = false;
      await this.#recheckEach();
    }
  }

  async #recheckEach(): Promise<void> {
    for (const socket of this.#io.sockets.sockets.values()) {
      try {
        authorise(await this.#actorOf(socket), 'viewer');
      } catch (error) {
        if (error instanceof RequestFailure && OUT.has(error.code)) socket.disconnect(true);
      }
    }
  }

  /** Ends every connection; the http server is closed by its owner. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#counters.close();
    this.#inspections.close();
    this.#io.disconnectSockets(true);
    await new Promise<void>((resolve) => {
      this.#io.engine.close();
      resolve();
    });
  }

  async #admit(socket: LiveSocket, next: (error?: Error) => void): Promise<void> {
    try {
      authorise(await this.#actorOf(socket), 'viewer');
      next();
    } catch (error) {
      const code: ErrorCode = knownFailure(error)?.code ?? 'internal';
      next(Object.assign(new Error(code), { data: { code } }));
    }
  }

  #actorOf({ handshake }: LiveSocket): Promise<Actor | undefined> {
    const { authenticate, addressOf } = this.#options;
    return authenticate(handshake.headers, addressOf(handshake.headers, handshake.address));
  }

  #connected(socket: LiveSocket): void {
    socket.data.window = ++this.#windows;
    socket.data.turn = 0;
    socket.data.looks = 0;
    void socket.join(EVERYBODY);
    this.#guard.watch(socket);
    socket.emit('engine', this.#options.pulse());
    socket.on('watch', (input, done) => answer(done, () => this.#watch(socket, input)));
    socket.on('inspect', (input, done) => answer(done, () => this.#inspect(socket, input)));
    socket.on('alerts.since', (input, done) =>
      answer(done, async () => {
        authorise(await this.#actorOf(socket), 'viewer');
        return this.#options.services.alerts.since(alertsSinceInput.parse(input));
      }),
    );
    socket.on('disconnect', () => {
      this.#leaveAll(socket);
      this.#leaveNode(socket);
      this.#presence.leave(socket.data.window);
    });
  }

  /** Puts a socket into the rooms that it may be in and wants to be in. */
  async #watch(socket: LiveSocket, input: unknown): Promise<Watching> {
    const watch: Watch = watchSchema.parse(input);
    const turn = ++socket.data.turn;
    const actor = authorise(await this.#actorOf(socket), 'viewer');
    // Whoever has gone meanwhile would never be taken out of a room again.
    if (!socket.connected) throw new RequestFailure('bad-request', 'the connection has ended');
    // It may have said something else meanwhile.
    if (turn !== socket.data.turn) return this.#watching(socket);
    this.#leaveAll(socket);
    const { data } = socket;
    if (watch.alerts !== null) data.alertRoom = this.#rooms.enter(watch.alerts ?? {});
    if (watch.canvas) {
      data.canvas = watch.canvas;
      this.#counters.open(watch.canvas);
    }
    const rooms = [...(data.alertRoom === undefined ? [] : [data.alertRoom]), ...(watch.canvas ? [canvasRoom(watch.canvas)] : [])];
    const role = roleOf(actor);
    const editing = watch.editing === true && role !== undefined && roleCovers(role, 'engineer');
    const joined = socket.join(rooms);
    // Without a pause since the connection was looked at: the seat of one that has ended would never be given up.
    this.#presence.sit(data.window, actor, { module: watch.canvas ?? undefined, editing });
    await joined;
    return this.#watching(socket);
  }

  async #inspect(socket: LiveSocket, input: unknown): Promise<null> {
    const looked = inspectInput.nullable().parse(input);
    const turn = ++socket.data.looks;
    authorise(await this.#actorOf(socket), 'viewer');
    if (turn !== socket.data.looks) return null;
    this.#leaveNode(socket);
    if (looked === null || !socket.connected) return null;
    socket.data.node = this.#inspections.open(looked);
    await socket.join(socket.data.node);
    return null;
  }

  #leaveNode(socket: LiveSocket): void {
    const { node } = socket.data;
    if (node === undefined) return;
    this.#inspections.close(node);
    void socket.leave(node);
    delete socket.data.node;
  }

  async #watching(socket: LiveSocket): Promise<Watching> {
    return { seq: await this.#options.newestSeq(), window: socket.data.window };
  }

  #leaveAll(socket: LiveSocket): void {
    const { alertRoom, canvas } = socket.data;
    if (alertRoom !== undefined) {
      this.#rooms.leave(alertRoom);
      void socket.leave(alertRoom);
      delete socket.data.alertRoom;
    }
    if (canvas !== undefined) {
      this.#counters.close(canvas);
      void socket.leave(canvasRoom(canvas));
      delete socket.data.canvas;
    }
  }
}

function canvasRoom(module: string): string {
  return `canvas ${module}`;
}

async function answer<T>(done: unknown, work: () => Promise<T>): Promise<void> {
  const tell = typeof done === 'function' ? (done as (answer: LiveAnswer<T>) => void) : () => undefined;
  try {
    tell({ ok: true, value: await work() });
  } catch (error) {
    const known = knownFailure(error);
    if (known) tell({ ok: false, code: known.code, message: known.message });
    else if (error instanceof z.ZodError) tell({ ok: false, code: 'bad-request', message: inputProblems(error) });
    else tell({ ok: false, code: 'internal', message: 'something went wrong on the server' });
  }
}
