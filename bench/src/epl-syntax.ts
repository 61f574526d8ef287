/**
 * How fast EPL is parsed, warm: a rule of 20 lines, a module of 2,000.
 *
 *   npx tsx --conditions=@rulewright/source bench/src/epl-syntax.ts
 */
import { expectedAt, format, nodeIds, parse, tokenize } from '@rulewright/epl/syntax';
import { LINES, RULE, RULES } from './epl/long-rule.js';
import { print, time } from './epl/timing.js';

const { document } = parse(RULES);
const timings = [
  time(`tokenize ${LINES} lines`, () => tokenize(RULE)),
  time(`parse ${LINES} lines`, () => parse(RULE)),
  time('tokenize 2,000 lines', () => tokenize(RULES)),
  time('parse 2,000 lines', () => parse(RULES)),
  time('node ids of 2,000 lines', () => nodeIds(document)),
  time('expected at the end of 2,000 lines', () => expectedAt(`${RULES}\nselect * from A wh`, RULES.length + 19)),
  time('format 2,000 lines', () => format(RULES)),
];
console.log(
  `${document.statements.length} statements, ${RULES.length} characters, ${document.tokens.length} tokens, Node ${process.version}`,
);
print(timings);
