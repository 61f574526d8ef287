import { readFileSync } from 'node:fs';
import type { Command } from './command.js';
import { UsageError } from './usage-error.js';

interface CommandEntry {
  readonly usage: string;
  readonly summary: string;
  /** a command is loaded when it is called, so that none pays for what another needs */
  load(): Promise<Command>;
}

const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  check: {
    usage: 'check FILE... [--json]',
    summary: 'says what is wrong with EPL files; exit 1 when one has an error',
    load: async () => (await import('./commands/check.js')).check,
  },
  fmt: {
    usage: 'fmt FILE... [--check] [--json]',
    summary: 'gives EPL files the house style; with --check exit 1 when one has it not',
    load: async () => (await import('./commands/fmt.js')).fmt,
  },
  test: {
    usage: 'test RULES.epl TESTS.json [--uses FILE]... [--mutate [--suggest]] [--json]',
    summary: 'runs the tests of a rule; exit 1 when one fails',
    load: async () => (await import('./commands/test.js')).test,
  },
  replay: {
    usage: 'replay RULES.epl FILE... --map MAP.json [--json]',
    summary: 'runs rules over recorded events and prints one alert a line',
    load: async () => (await import('./commands/replay.js')).replay,
  },
  scenario: {
    usage: 'scenario FILE...',
    summary: 'runs scenario files and prints one JSON answer a line',
    load: async () => (await import('./commands/scenario.js')).scenario,
  },
  doctor: {
    usage: 'doctor [--data DIR]',
    summary: 'says what is wrong with this installation of the server',
    load: async () => (await import('./commands/server.js')).doctor,
  },
  backup: {
    usage: 'backup FILE [--force] [--data DIR]',
    summary: 'writes everything that the server stores into one file',
    load: async () => (await import('./commands/server.js')).backup,
  },
  restore: {
    usage: 'restore FILE [--data DIR]',
    summary: 'reads a back-up into an empty workspace',
    load: async () => (await import('./commands/server.js')).restore,
  },
  bench: {
    usage: 'bench EPL-FILE EVENTS-FILE [PASSES]',
    summary: 'times the engine over a stream of events and prints one JSON line',
    load: async () => (await import('./commands/bench.js')).bench,
  },
};

const HELP = `rulewright: check, test, replay and compare EPL rules without a server

${Object.values(COMMANDS)
  .map((command) => `  rulewright ${command.usage}\n      ${command.summary}`)
  .join('\n')}

  rulewright --version
      says which version this is

Exit codes: 0 all is well · 1 a text has errors or an input is unusable · 2 the call itself is wrong
`;

function version(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** Runs a command line. @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    process.stderr.write(`unknown command "${name}"; one of: ${Object.keys(COMMANDS).join(', ')}\n`);
    return 2;
  }
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`rulewright ${entry.usage}\n\n${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n${error.exitCode === 2 ? `usage: rulewright ${entry.usage}\n` : ''}`);
    return error.exitCode;
  }
}

// A reader that goes away early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
