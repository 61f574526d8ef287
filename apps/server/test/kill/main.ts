// npm run test:kill -- [--rounds 50] [--events 60000] [--seed 1]: kills the server again and again in the middle of a replay, and prints
// what each kill cost.
import { parseArgs } from 'node:util';
import { INSTANTS } from './instants.js';
import { killRounds, type Round } from './rounds.js';
import { dataIsThere } from './workload.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    events: { type: 'string', default: '60000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
if (!dataIsThere) {
  complain('the shared data is not there: RULEWRIGHT_SHARED names the folder with data/zeek-wrccdc');
  process.exit(1);
}

const sum = (rounds: readonly Round[], of: (round: Round) => number): number =>
  rounds.reduce((total, round) => total + of(round), 0);
const line = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const report = await killRounds({
  rounds: Number(values.rounds),
  events: Number(values.events),
  seed: Number(values.seed),
  told: ({ instant, batch, recoveryMs, expected, lost, doubled, uncounted }) =>
    complain(
      `${instant} at batch ${batch}: back in ${Math.round(recoveryMs)} ms, ${expected} alerts, ${lost} lost, ${doubled} doubled, ${uncounted} events not counted`,
    ),
});
print(`seed ${values.seed}: ${report.events} events, ${report.alerts} alerts, ${report.rounds.length} kills\n`);
print(line('killed during', 'kills', 'alerts lost', 'alerts doubled', 'events lost or doubled', 'back in, ms (worst)'));
print(line('---', '--:', '--:', '--:', '--:', '--:'));
for (const instant of INSTANTS) {
  const rounds = report.rounds.filter((round) => round.instant === instant);
  const worst = Math.round(Math.max(0, ...rounds.map(({ recoveryMs }) => recoveryMs)));
  const uncounted = sum(rounds, (round) => Math.abs(round.uncounted));
  print(
    line(
      instant,
      rounds.length,
      sum(rounds, ({ lost }) => lost),
      sum(rounds, ({ doubled }) => doubled),
      uncounted,
      worst,
    ),
  );
}
print(
  `\ndeliveries: ${report.undelivered} alerts never delivered, ${report.unknown} of unknown alerts, ${report.repeated} repeated under the same id`,
);
const isWhole = report.rounds.every(({ lost, doubled, uncounted }) => lost === 0 && doubled === 0 && uncounted === 0);
process.exit(isWhole && report.undelivered === 0 && report.unknown === 0 ? 0 : 1);
