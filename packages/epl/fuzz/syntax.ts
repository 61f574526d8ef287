/**
 * Throws damaged EPL at the parser and its tools for some minutes and checks their laws.
 *
 *   npx tsx --conditions=@rulewright/source packages/epl/fuzz/syntax.ts [minutes] [seed]
 *
 * Prints what was tried, the slowest text a character, and every text that broke a law, shortened; exits with 1 if there was one.
 */
import { applyEdits } from '@rulewright/core';
import { format } from '../src/syntax/format.js';
import { tokenize } from '../src/syntax/lexer.js';
import { matchIds } from '../src/syntax/match-ids.js';
import { nodeIds } from '../src/syntax/node-id.js';
import { expectedAt, parse } from '../src/syntax/parse.js';
import { nodeAt, pathOf, walk } from '../src/syntax/walk.js';
import { SAMPLES } from '../test/syntax/samples.js';
import { SEEDS } from '../test/syntax/seeds.js';
import { hasTraces, tracedTexts } from '../test/syntax/shared.js';

const minutes = Number(process.argv[2] ?? 1);
const seed = Number(process.argv[3] ?? 1);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** mulberry32 */
function randomFrom(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = randomFrom(seed);
const below = (end: number): number => Math.floor(random() * end);
const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;

const PIECES =
  `( ) [ ] { } ; , . : # @ ? * + - -> => = == != <> || & ' " \` /* */ // \n \r\n \0 \ud800 \ufeff 1 1.5e3 select from where and or not
every until pattern [ in between like case when then end insert into on merge create schema window group by having output order limit
match_recognize define measures expression context module uses sec min`.split(/ +/);

function damage(text: string, corpus: readonly string[]): string {
  let damaged = text;
  for (let edits = 1 + below(5); edits > 0; edits--) {
    const at = below(damaged.length + 1);
    const length = below(3) === 0 ? below(30) : 0;
    const other = pick(corpus);
    const from = below(other.length + 1);
    const put = below(4) === 0 ? other.slice(from, from + below(40)) : below(3) === 0 ? '' : ` ${pick(PIECES)} `.slice(below(2));
    damaged = damaged.slice(0, at) + put + damaged.slice(at + length);
  }
  return damaged;
}

/** The law that the text breaks, if any. */
function brokenLaw(text: string, before: string): string | undefined {
  const tokens = tokenize(text);
  if (tokens.map(({ start, end }) => text.slice(start, end)).join('') !== text) return 'tokens do not cover the text';
  const { document, diagnostics } = parse(text);
  let law: string | undefined;
  walk(document, (node, parent) => {
    if (parent !== undefined && (node.span.start < parent.span.start || node.span.end > parent.span.end))
      law = `${parent.kind} does not hold ${node.kind}`;
  });
  if (diagnostics.some(({ span }) => span.start > span.end || span.end > text.length)) law = 'a diagnostic lies outside the text';
  const ids = nodeIds(document);
  if (new Set(ids.values()).size !== ids.size) law = 'two nodes have one id';
  if (matchIds(parse(before).document, document).size !== ids.size) law = 'a node has no matched id';
  const offset = below(text.length + 1);
  const path = nodeAt(document, offset);
  if (pathOf(document, path.at(-1) ?? document).length === 0) law = 'a node has no path';
  expectedAt(text, offset);
  const formatted = applyEdits(text, format(text));
  if (format(formatted).length > 0) law = 'formatting twice changes the text';
  return law;
}

function tryText(text: string, before: string): string | undefined {
  try {
    return brokenLaw(text, before);
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Cuts pieces out as long as the law stays broken. */
function shorten(text: string, before: string): string {
  let shortest = text;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= shortest.length; ) {
      const shorter = shortest.slice(0, at) + shortest.slice(at + size);
      if (tryText(shorter, before) === undefined) at += size;
      else shortest = shorter;
    }
  }
  return shortest;
}

/** Microseconds a character that parsing takes. */
function timeOf(text: string): number {
  const started = performance.now();
  parse(text);
  return ((performance.now() - started) * 1000) / (text.length + 100);
}

const corpus = [...SAMPLES, ...SEEDS.map(({ epl }) => epl), ...(hasTraces ? tracedTexts().map(({ epl }) => epl) : [])];
const end = performance.now() + minutes * 60_000;
const broken = new Map<string, string>();
let texts = 0;
let characters = 0;
let faulty = 0;
let slowest = { perCharacter: 0, text: '' };
while (performance.now() < end) {
  const before = pick(corpus);
  const text = damage(before, corpus);
  const started = performance.now();
  const { diagnostics } = parse(text);
  const once = ((performance.now() - started) * 1000) / (text.length + 100);
  if (texts > 2000 && once > slowest.perCharacter) {
    const perCharacter = Math.min(once, timeOf(text), timeOf(text));
    if (perCharacter > slowest.perCharacter) slowest = { perCharacter, text };
  }
  const law = tryText(text, before);
  if (law !== undefined && !broken.has(law)) broken.set(law, shorten(text, before));
  texts++;
  characters += text.length;
  if (diagnostics.length > 0) faulty++;
}

print(`${texts} texts, ${characters} characters, ${faulty} with errors, ${minutes} minutes, seed ${seed}`);
print(`slowest parse: ${slowest.perCharacter.toFixed(2)} µs a character of ${slowest.text.length}`);
for (const [law, text] of broken) print(`BROKEN ${law}: ${JSON.stringify(text)}`);
process.exitCode = broken.size > 0 ? 1 : 0;
