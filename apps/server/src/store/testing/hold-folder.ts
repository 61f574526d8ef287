// Run as a process of its own by tests: holds a data folder until it is killed, and says so on standard output.
import { startEmbeddedPostgres } from '../embedded-postgres.js';

const dataFolder = process.argv[2] ?? '';
try {
  const server = await startEmbeddedPostgres({ dataFolder });
  process.stdout.write(`running ${server.pid()}\n`);
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  process.stdout.write(`refused ${(error as Error).message}\n`);
  process.exit(1);
}
