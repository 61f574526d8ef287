// npm run test:overload -- [--seconds 60] [--factor 10]: offers a server a multiple of what it can take, and prints what came of it.
import { parseArgs } from 'node:util';
import { overload } from './overload.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, factor: { type: 'string', default: '10' } },
});
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const MIB = 1_048_576;

const report = await overload({
  seconds: Number(values.seconds),
  factor: Number(values.factor),
  told: (line) => void process.stderr.write(`${line}\n`),
});
const perSecond = (events: number): string => `${Math.round(events).toLocaleString('en')} events/s`;
const answers = [...report.answers].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status || 'no answer'}`);
print(`capacity: ${perSecond(report.capacity)}`);
print(
  `offered:  ${perSecond(report.offered)} (${(report.offered / report.capacity).toFixed(1)}x), taken: ${perSecond(report.taken)}`,
);
print(`batches:  ${answers.join(', ')}; ${report.withoutRetryAfter} refusals without Retry-After`);
print(`memory:   ${Math.round(report.memoryBefore / MIB)} MiB before, ${Math.round(report.memoryPeak / MIB)} MiB at most`);
print(`answers:  ${Math.round(report.worstAnswerMs)} ms at worst for /metrics meanwhile`);
print(
  `acknowledged batches: ${report.lost} lost, ${report.doubled} doubled, ${report.unknown} unknown; ${report.uncounted} events counted beyond those acknowledged`,
);
const refused = report.answers.get(429) ?? 0;
const cells = [
  `${(report.offered / report.capacity).toFixed(1)} times what can be taken (${perSecond(report.capacity)}), for ${values.seconds} s`,
  `${perSecond(report.taken)} taken, ${refused.toLocaleString('en')} batches refused with 429, ${report.withoutRetryAfter} of them without Retry-After; ${report.lost} lost, ${report.doubled} doubled; ${Math.round(report.memoryBefore / MIB)} -> ${Math.round(report.memoryPeak / MIB)} MiB`,
  'memory bounded, 429 with Retry-After, what is acknowledged is processed once',
];
print(`| ${cells.join(' | ')} |`);
const isWhole = [report.lost, report.doubled, report.unknown, report.uncounted, report.withoutRetryAfter].every((n) => n === 0);
process.exit(isWhole ? 0 : 1);
