import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Delivery, PreparedEvent } from '@rulewright/engine';
import { EplSession } from '@rulewright/engine/testing';
import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { readText } from '../files.js';
import { printed } from '../report-diagnostics.js';
import { UsageError } from '../usage-error.js';

interface TimedEvent {
  readonly t: number;
  readonly type: string;
  readonly e: Readonly<Record<string, unknown>>;
}

interface Pass {
  readonly rows: number;
  readonly deployMs: number;
  readonly seconds: number;
}

/** `rulewright bench`: how long the engine takes for a stream of events. */
export const bench: Command = {
  help: `EPL-FILE is one module; EVENTS-FILE holds one event a line: {"t": ms, "type": "T", "e": {…}}. Events are read and made rows of their types
before the clock starts; the time of a pass is that of sending them all, delivered rows included. Whenever "t" changes, the clock jumps there.
Every pass (5 when not told) begins with a new engine in a warm process. Prints one JSON line: engine, events, rows (inserted rows of
statements with a name), deploy_ms (text to running statements, last pass), seconds (one a pass).`,
  async run(args) {
    const { positionals } = readArguments(args, {});
    const [eplFile, eventsFile, passCount = '5'] = positionals;
    if (eplFile === undefined || eventsFile === undefined) throw new UsageError('bench needs an EPL file and a file of events');
    const count = Number(passCount);
    if (!Number.isInteger(count) || count < 1) throw new UsageError(`"${passCount}" is no number of passes`);
    const text = readText(eplFile);
    const events = readEvents(eventsFile);
    const collect = garbageCollector();
    const passes: Pass[] = [];
    for (let i = 0; i < count; i++) passes.push(runPass({ file: eplFile, text, events, collect }));
    const last = passes.at(-1);
    const seconds = passes.map((pass) => pass.seconds);
    const answer = { engine: 'rulewright', events: events.length, rows: last?.rows, deploy_ms: last?.deployMs, seconds };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return 0;
  },
};

interface PassInput {
  readonly file: string;
  readonly text: string;
  readonly events: readonly TimedEvent[];
  readonly collect: () => void;
}

/** One new engine over all events. What an earlier pass left is collected before the clock starts. */
function runPass({ file, text, events, collect }: PassInput): Pass {
  let rows = 0;
  let named: ReadonlySet<string> = new Set();
  const listener = {
    wants: (_: string, statement: string) => named.has(statement),
    delivery: ({ inserted }: Delivery) => {
      rows += inserted.length;
    },
  };
  const session = new EplSession({ listener });
  const deployStart = performance.now();
  const outcome = session.deploy(text, 'main', ({ statements }) => {
    named = new Set(statements.flatMap(({ id, name }) => (name === undefined ? [] : [id])));
  });
  const deployMs = performance.now() - deployStart;
  if ('phase' in outcome) throw new UsageError(printed(file, text, outcome.diagnostics).trimEnd(), 1);
  const prepared = events.map((event) => preparedEvent(session, event));
  collect();
  const start = performance.now();
  sendAll(session, prepared);
  return { rows, deployMs, seconds: (performance.now() - start) / 1000 };
}

interface PreparedAt {
  readonly t: number;
  readonly event: PreparedEvent;
}

function preparedEvent({ engine }: EplSession, { t, type, e }: TimedEvent): PreparedAt {
  const prepared = engine.prepare(type, e);
  if ('refused' in prepared) throw new UsageError(`an event of type "${type}" at ${t}: ${prepared.refused.message}`, 1);
  return { t, event: prepared.event };
}

function sendAll({ engine }: EplSession, events: readonly PreparedAt[]): void {
  let now = 0;
  for (const { t, event } of events) {
    if (t !== now) {
      now = t;
      engine.advanceTime(t);
    }
    engine.sendPrepared(event);
  }
}

/** @throws UsageError naming the line that is no event */
function readEvents(file: string): readonly TimedEvent[] {
  const lines = readText(file).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const event = parsed(line);
    if (!isTimedEvent(event)) throw new UsageError(`"${file}" line ${index + 1}: an event needs "t", "type" and "e"`, 1);
    return [event];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isTimedEvent(value: unknown): value is TimedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { t, type, e } = value as Record<string, unknown>;
  return typeof t === 'number' && typeof type === 'string' && typeof e === 'object' && e !== null;
}

/** Node shows its collector only on demand; the flag makes it a global of contexts made from then on. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
