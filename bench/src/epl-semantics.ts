/**
 * How fast EPL is checked, warm: a rule of 20 lines, a module of 2,000, alone and with parsing.
 *
 *   npx tsx --conditions=@rulewright/source bench/src/epl-semantics.ts
 */
import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { LINES, RULE, RULES } from './epl/long-rule.js';
import { print, time } from './epl/timing.js';

const SCHEMA = `module base;
create schema event(
  timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, bytes_recieved int, login string
);
create window LoginsIP#unique(ip) as (ip string, login string, last_seen long, groups string[]);`;

const MODULE = `module big; uses base;\n${RULES}`;

const { world } = check(parse(SCHEMA).document, EMPTY_WORLD);
const rule = parse(RULE).document;
const module = parse(MODULE).document;
const faults = [rule, module].flatMap((document) =>
  check(document, world).diagnostics.filter(({ severity }) => severity === 'error'),
);
if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('; '));
const timings = [
  time(`check ${LINES} lines`, () => check(rule, world)),
  time(`check ${LINES} lines with bindings`, () => check(rule, world, { bindings: true })),
  time(`parse and check ${LINES} lines`, () => check(parse(RULE).document, world)),
  time('check 2,000 lines', () => check(module, world)),
  time('parse and check 2,000 lines', () => check(parse(MODULE).document, world)),
];
console.log(`${module.statements.length} statements, ${MODULE.length} characters, Node ${process.version}`);
print(timings);
