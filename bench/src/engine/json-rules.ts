import { EplSession } from '@rulewright/engine/testing';
import { equalityModule } from './cases/rules.js';
import { logEvent } from './log-event.js';
import { Random } from './random.js';

// Events per second from JSON text with so many equality rules, all hit in turn: node json-rules.js RULES [PASSES]. One process a count of rules.

const EVENTS = 400_000;
const [rules = 10, passes = 5] = process.argv.slice(2).map(Number);

const random = new Random(10);
const lines = Array.from({ length: EVENTS }, (_, i) =>
  JSON.stringify(logEvent(1, random, { login: `user${i % rules}`, dst_port: 443 }).e),
);
const text = equalityModule(rules);
const rates: number[] = [];
let rows = 0;
for (let pass = 0; pass < passes; pass++) {
  rows = 0;
  const session = new EplSession({
    listener: {
      delivery: ({ inserted }) => {
        rows += inserted.length;
      },
    },
  });
  const outcome = session.deploy(text, 'main');
  if ('phase' in outcome) throw new Error(JSON.stringify(outcome.diagnostics));
  const start = performance.now();
  for (const line of lines) session.engine.send('event', JSON.parse(line));
  rates.push(EVENTS / ((performance.now() - start) / 1000));
}
process.stdout.write(`${JSON.stringify({ rules, rows, rates })}\n`);
