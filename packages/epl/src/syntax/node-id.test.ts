import { describe, expect, it } from 'vitest';
import { matchIds } from './match-ids.js';
import type { Node } from './node.js';
import { nodeById, nodeIds } from './node-id.js';
import { parse } from './parse.js';
import { nodeAt, pathOf } from './walk.js';

const RULE = `@name('Scan') select src_ip from pattern [every a=A -> b=B where timer:within(1 min)].win:time(10 min) as p,
B#unique(k)#time(5 sec) as b where p.a.x = 1 group by src_ip;
create schema A(x int);`;

/** `id: text` of the nodes whose text is one of those asked for. */
function named(text: string, ids: ReadonlyMap<Node, string>, wanted: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [node, id] of ids) {
    const own = text.slice(node.span.start, node.span.end);
    if (wanted.includes(own) && found[own] === undefined) found[own] = id;
  }
  return found;
}

describe('nodeIds', () => {
  it('names nodes by statement and role', () => {
    const { document } = parse(RULE);
    const wanted = [
      '.win:time(10 min)',
      '#time(5 sec)',
      'every a=A',
      'timer:within(1 min)',
      'p.a.x = 1',
      'x int',
      'where timer:within(1 min)',
    ];
    expect(named(RULE, nodeIds(document), wanted)).toEqual({
      '.win:time(10 min)': 'Scan/from.0/view.0',
      '#time(5 sec)': 'Scan/from.1/view.1',
      'every a=A': 'Scan/from.0/pattern/followed-by.0',
      'where timer:within(1 min)': 'Scan/from.0/pattern/followed-by.1/guard',
      'p.a.x = 1': 'Scan/where',
      'x int': '#1/column.0',
    });
  });

  it('names each node once', () => {
    const ids = [...nodeIds(parse(`${RULE}${RULE}`).document).values()];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    [
      ['S', 'S', 'S'],
      ['S', 'S-1', 'S-2'],
    ],
    [
      ['S', 'S', 'S-1'],
      ['S', 'S-2', 'S-1'],
    ],
    [
      ['S', 'S-1', 'S-1', 'S'],
      ['S', 'S-1', 'S-1-1', 'S-2'],
    ],
    [
      ['', '#1', ''],
      ['#1~2', '#1', '#2'],
    ],
  ])('leaves to each statement the name that is written and nobody has before it: %j', (names, expected) => {
    const { document } = parse(names.map((name) => `${name && `@name('${name}') `}select * from A;`).join('\n'));
    const ids = nodeIds(document);
    expect(document.statements.map((statement) => ids.get(statement))).toEqual(expected);
  });

  it('finds a node by its id', () => {
    const { document } = parse(RULE);
    expect(nodeById(document, 'Scan/from.1/view.0')?.kind).toBe('view');
    expect(nodeById(document, 'Scan/from.7')).toBeUndefined();
  });
});

describe('matchIds', () => {
  const cases: readonly { name: string; edit: (text: string) => string; keeps: Record<string, string> }[] = [
    {
      name: 'keeps the ids of a renamed statement',
      edit: (text) => text.replace("'Scan'", "'PortScan'"),
      keeps: { '#time(5 sec)': 'Scan/from.1/view.1', 'p.a.x = 1': 'Scan/where' },
    },
    {
      name: 'keeps the ids of what stands behind a new statement',
      edit: (text) => `create schema Z(z int);\n${text}`,
      keeps: { 'x int': '#1/column.0', 'z int': '#1~2/column.0' },
    },
    {
      name: 'gives a new statement no name that is written elsewhere',
      edit: (text) =>
        `@name('Z') create schema Z(z int);\n@name('Z') create schema Y(y int);\n@name('Z-1') create schema X(w int);\n${text}`,
      keeps: { 'z int': 'Z/column.0', 'y int': 'Z-2/column.0', 'w int': 'Z-1/column.0' },
    },
    {
      name: 'keeps the id of a view when one before it goes',
      edit: (text) => text.replace('#unique(k)', ''),
      keeps: { '#time(5 sec)': 'Scan/from.1/view.1' },
    },
    {
      name: 'keeps the id of a stream that becomes the first',
      edit: (text) => text.replace(/pattern \[.*\] ?\.win:time\(10 min\) as p,\s/s, ''),
      keeps: { 'B#unique(k)#time(5 sec) as b': 'Scan/from.1', '#time(5 sec)': 'Scan/from.1/view.1' },
    },
    {
      name: 'keeps the id of a pattern that is wrapped',
      edit: (text) => text.replace('b=B where', 'every b=B where'),
      keeps: { 'b=B where timer:within(1 min)': 'Scan/from.0/pattern/followed-by.1' },
    },
  ];
  for (const { name, edit, keeps } of cases) {
    it(name, () => {
      const after = edit(RULE);
      const ids = matchIds(parse(RULE).document, parse(after).document);
      expect(named(after, ids, Object.keys(keeps))).toEqual(keeps);
    });
  }
});

describe('nodeAt', () => {
  it('gives the nodes around an offset, innermost last', () => {
    const { document } = parse(RULE);
    const path = nodeAt(document, RULE.indexOf('win:time') + 5);
    expect(path.map((node) => node.kind)).toEqual(['document', 'statement', 'select', 'from', 'stream', 'view', 'name']);
    expect(pathOf(document, path.at(-1) ?? document)).toEqual(path);
  });
});
