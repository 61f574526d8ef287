import { describe, expect, test } from 'vitest';
import { matchIds, type Node, nodeAt, nodeIds, parse, pathOf, print, walk } from '../syntax/index.js';
import { createLanguageService } from './service.js';

/* A rule may have a chain of ten thousand operators: all that works on a tree goes along it and not down into it. */

const TERMS = 10_000;
const SCHEMA = 'create schema E(k string, v int); ';

const chain = (term: (index: number) => string, operator: string): string =>
  Array.from({ length: TERMS }, (_, i) => term(i)).join(operator);
const where = (condition: string): string => `${SCHEMA}@Name('s') select * from E where ${condition}`;
const column = (expression: string): string => `${SCHEMA}@Name('s') select ${expression} as c from E`;

const texts: readonly (readonly [string, string])[] = [
  ['or', where(chain((i) => `v = ${i}`, ' or '))],
  ['and', where(chain((i) => `v != ${i}`, ' and '))],
  ['or of and', where(chain((i) => (i % 2 === 0 ? `v = ${i}` : "k = 'a'"), ' or ').replaceAll(" or k = 'a'", " and k = 'a'"))],
  ['+', column(chain(() => 'v', ' + '))],
  ['+ and *', column(chain((i) => (i % 2 === 0 ? 'v' : 'v * 2'), ' - '))],
  ['||', column(chain(() => 'k', ' || '))],
  ['in', where(`v in (${chain(String, ', ')})`)],
];

/** A node in the middle of a text, where nothing is near the top or the bottom. */
function inTheMiddle(text: string): readonly Node[] {
  return nodeAt(parse(text).document, text.length >> 1);
}

describe.each(texts)('ten thousand terms of %s', (_, text) => {
  const { document, diagnostics } = parse(text);

  test('are read, printed and formatted', () => {
    expect(diagnostics).toEqual([]);
    const printed = print(document);
    expect(parse(printed).diagnostics).toEqual([]);
    expect(print(parse(printed).document)).toBe(printed);
    expect(createLanguageService().format(text).length).toBeGreaterThan(0);
  });

  test('have a node each with an id of its own, and are the same after an edit', () => {
    let nodes = 0;
    walk(document, () => ++nodes);
    const ids = nodeIds(document);
    expect([ids.size, new Set(ids.values()).size]).toEqual([nodes, nodes]);
    expect(Math.max(...[...ids.values()].map(({ length }) => length))).toBeLessThan(500);
    const after = parse(`${text} `).document;
    expect([...matchIds(document, after).values()].sort()).toEqual([...ids.values()].sort());
    const changed = parse(text.replace(/(v|k)(?!.*[vk])/, '$1 ')).document;
    expect(new Set(matchIds(document, changed).values()).size).toBe(nodes);
  });

  test('are found at a place', () => {
    const path = inTheMiddle(text);
    const found = pathOf(path[0] as typeof document, path.at(-1) as Node);
    expect(found.length).toBe(path.length);
    expect(found.every((node, place) => node === path[place])).toBe(true);
  });

  test('are checked and linted, coloured and told of', () => {
    const service = createLanguageService();
    expect(service.diagnostics(text).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(service.semanticTokens(text).length).toBeGreaterThan(TERMS);
    expect(service.hover(text, text.lastIndexOf('v'))).toBeDefined();
    expect(service.complete(`${text} `, text.length + 1).items.length).toBeGreaterThan(0);
  });
});
