import type { Delivery, RuntimeReport } from '@rulewright/engine';
import { EplSession, plainRow } from '@rulewright/engine/testing';
import type { CheckedModule } from '@rulewright/epl/semantics';
import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { readText } from '../files.js';
import { readEventMaps } from '../replay/event-map.js';
import { type MappedEvent, mapRecord } from '../replay/mapped-event.js';
import { readRecords } from '../replay/read-records.js';
import { printed } from '../report-diagnostics.js';
import { UsageError } from '../usage-error.js';

/** `rulewright replay`: rules over recorded events, in the events' own time. */
export const replay: Command = {
  help: `Files hold JSON records, one a line or one array, gzip too; all are merged by time and the clock walks through every due instant.
The map is JSON: "time" (field with the instant), "timeUnit" (s, ms, us), "type" or "typeField" (event type), "rename" (field -> property),
"set" (fixed properties), "files" (the same by file name).
  --map MAP.json   how records become events
  --json           one JSON object a line: time, statement, alert, row
Rows of statements with @Alert are printed; when no statement has one, those of every named statement. Counts go to standard error.`,
  async run(args) {
    const { values, positionals } = readArguments(args, { map: { type: 'string' }, json: { type: 'boolean' } });
    const [rules, ...files] = positionals;
    if (rules === undefined || files.length === 0) throw new UsageError('replay needs a rule file and at least one file of events');
    if (values.map === undefined) throw new UsageError('replay needs --map MAP.json');
    const { events, read, rejected } = await readEvents(files, values.map);
    const printer = new AlertPrinter(values.json === true);
    const session = deployed(rules, printer, events[0]?.timeMs ?? 0);
    let refused = 0;
    for (const event of events) {
      session.engine.advanceTimeSpan(event.timeMs);
      const refusal = session.engine.send(event.type, event.record);
      if (refusal && ++refused <= 5) process.stderr.write(`${event.type}: ${refusal.message}\n`);
    }
    process.stderr.write(
      `${printer.alerts} alerts · ${events.length} events of ${read} records, ${rejected} rejected, ${refused} refused\n`,
    );
    return 0;
  },
};

interface EventList {
  readonly events: readonly MappedEvent[];
  readonly read: number;
  readonly rejected: number;
}

/** All events of all files by time; records of one instant keep the order of the files. The first five rejections are told. */
async function readEvents(files: readonly string[], mapFile: string): Promise<EventList> {
  const mapOf = readEventMaps(mapFile);
  const events: MappedEvent[] = [];
  let read = 0;
  let rejected = 0;
  for (const file of files) {
    const map = mapOf(file);
    for await (const { line, record, rejected: reason } of readRecords(file, map.format)) {
      read++;
      const event = record ? mapRecord(map, record) : { rejected: reason ?? 'no record' };
      if (!('rejected' in event)) events.push(event);
      else if (++rejected <= 5) process.stderr.write(`${file}:${line}: ${event.rejected}\n`);
    }
  }
  events.sort((a, b) => a.timeMs - b.timeMs);
  return { events, read, rejected };
}

function deployed(rules: string, printer: AlertPrinter, startMs: number): EplSession {
  const session = new EplSession({ startMs, listener: printer });
  const text = readText(rules);
  const outcome = session.deploy(text, 'main', (module) => printer.printRowsOf(module));
  if ('phase' in outcome) throw new UsageError(printed(rules, text, outcome.diagnostics).trimEnd(), 1);
  return session;
}

/** Prints the rows of alert statements as they come. */
class AlertPrinter {
  alerts = 0;
  readonly #json: boolean;
  #names: ReadonlyMap<string, string> = new Map();

  constructor(json: boolean) {
    this.#json = json;
  }

  printRowsOf(module: CheckedModule): void {
    const alerting = module.statements.flatMap(({ id, name, annotations }) => {
      const alert = annotations.find((annotation) => annotation.name === 'Alert');
      return alert ? [[id, String(alert.arguments['name'] ?? name ?? id)] as const] : [];
    });
    const named = module.statements.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]));
    this.#names = new Map(alerting.length > 0 ? alerting : named);
  }

  delivery({ statement, time, inserted }: Delivery): void {
    const alert = this.#names.get(statement);
    if (alert === undefined) return;
    for (const row of inserted) {
      this.alerts++;
      const shown = plainRow(row);
      const at = new Date(time).toISOString();
      process.stdout.write(
        this.#json
          ? `${JSON.stringify({ time: at, statement, alert, row: shown })}\n`
          : `${at} ${alert} ${JSON.stringify(shown)}\n`,
      );
    }
  }

  report({ kind, statement, message }: RuntimeReport): void {
    if (kind !== 'late-event') process.stderr.write(`${statement ?? 'engine'}: ${message}\n`);
  }
}
