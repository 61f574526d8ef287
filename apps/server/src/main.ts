import { helpText } from './configuration/help.js';
import { readConfiguration } from './configuration/read-configuration.js';
import { ListenError } from './http/listen.js';
import { messageOf } from './message-of.js';
import { operationOf, runOperation } from './operation/operations.js';
import { type RunningServer, startServer } from './server.js';
import { StoreError } from './store/store-error.js';

/** After this a server that does not stop by itself is ended. */
const STOP_WITHIN_MS = 5000;

/** Number of the level, as the lines of the requests have it. */
const WARN = 40;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** What is out of the ordinary, as a line among those of the requests: standard error is JSON lines once the server runs. */
const note = (msg: string): void => complain(JSON.stringify({ level: WARN, time: Date.now(), msg }));

/** Reads what the server was told and starts it; ends the process with 1 when that cannot be. */
async function main(): Promise<void> {
  const operation = operationOf(process.argv.slice(2));
  const argv = operation?.argv ?? process.argv.slice(2);
  const read = readConfiguration({ argv, env: process.env, folder: process.cwd() });
  if (read.kind === 'help') {
    print(helpText().trimEnd());
    return;
  }
  if (read.kind === 'invalid') {
    for (const { where, message, hint } of read.problems) complain(`${where} ${message}${hint ? ` (${hint})` : ''}`);
    process.exitCode = 1;
    return;
  }
  if (operation) {
    process.exitCode = await runOperation(operation, read.configuration, print);
    return;
  }
  let server: RunningServer | undefined;
  stopOnSignals(async () => server?.stop());
  const { RULEWRIGHT_ADMIN_PASSWORD: adminPassword, RULEWRIGHT_SECRET_KEY: secretKey } = process.env;
  server = await startServer({
    configuration: read.configuration,
    ...(adminPassword ? { adminPassword } : {}),
    ...(secretKey ? { secretKey } : {}),
    notice: note,
    lost: (error) => {
      complain(error.message);
      process.exit(1);
    },
  });
  await server.ready;
  print(`Rulewright is ready: ${server.url}${server.setupUrl ? ` (first account: ${server.setupUrl})` : ''}`);
}

/** A second signal changes nothing; before the server runs, what has been started is ended with the process. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(messageOf(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

main().catch((error: unknown) => {
  if (error instanceof StoreError) complain(error.hint ? `${error.message}\n${error.hint}` : error.message);
  else if (error instanceof ListenError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
