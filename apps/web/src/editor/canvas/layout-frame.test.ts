import type { BlockNode, Frame, InputColumn, LaneNode, ScopeNode } from '@rulewright/diagram';
import { describe, expect, it } from 'vitest';
import type { InnerBox } from './layout.js';
import { layoutFrame } from './layout-frame.js';

const span = { start: 0, end: 0 };

const block = (id: string, more: Partial<BlockNode> = {}): BlockNode => ({
  shape: 'block',
  id,
  kind: 'filter',
  span,
  word: 'Filter',
  lines: [],
  ...more,
});

const input = (id: string, ...nodes: InputColumn['nodes']): InputColumn => ({ id, name: id, nodes });

const frame = (more: Partial<Frame>): Frame => ({
  id: 'f',
  form: 'chain',
  title: 'f',
  span,
  chips: [],
  inputs: [],
  trunk: [],
  branches: [],
  ...more,
});

/** `id x,y width x height |connector` of every box, children indented */
function picture(boxes: readonly InnerBox[], indent = ''): readonly string[] {
  return boxes.flatMap((box) => {
    const line = 'connector' in box && box.connector > 0 ? ` |${box.connector}` : '';
    const own = `${indent}${box.id} ${box.x},${box.y} ${box.width}x${box.height}${line}`;
    return 'children' in box ? [own, ...picture(box.children, `${indent}  `)] : [own];
  });
}

describe('a frame on the canvas', () => {
  it('stacks a chain with 16 px connectors, the last node without one', () => {
    const chain = frame({
      inputs: [
        input(
          's',
          block('source'),
          block('filter', { lines: ['a = 1', 'b = 2'] }),
          block('window', {
            kind: 'time-window',
            word: 'Time window',
            ruler: { form: 'sliding', label: '30 s', lengthMs: 30_000 },
          }),
        ),
      ],
      trunk: [block('alert')],
    });
    const { width, height, children } = layoutFrame(chain);
    expect({ width, height, boxes: picture(children) }).toEqual({
      width: 218,
      height: 246,
      boxes: ['source 6,36 206x24 |16', 'filter 6,76 206x62 |16', 'window 6,154 206x46 |16', 'alert 6,216 206x24'],
    });
  });

  it('grows by 32 for a long line, to 480 at most', () => {
    const widthFor = (characters: number) => layoutFrame(frame({ trunk: [block('x', { lines: ['x'.repeat(characters)] })] })).width;
    expect([widthFor(27), widthFor(28), widthFor(33), widthFor(200)]).toEqual([218, 250, 250, 480]);
  });

  it('takes an argument and the name of an alert that the head has no room for among the rows below it', () => {
    const columns = Array.from({ length: 12 }, (_, at) => `column_${at}`).join(', ');
    const name = 'Somebody asks every port of every address that we have, one after the other';
    const trunk = [
      block('select', { kind: 'select', word: 'Select', argument: columns }),
      block('alert', { kind: 'alert', word: name, argument: 'high' }),
    ];
    const { width, children } = layoutFrame(frame({ trunk }));
    expect([width, ...children.map((box) => (box.shape === 'block' ? { height: box.height, ...box.lines } : box))]).toEqual([
      480,
      {
        height: 62,
        rows: [
          'column_0, column_1, column_2, column_3, column_4, column_5, column_6,',
          '  column_7, column_8, column_9, column_10, column_11',
        ],
        hidden: 0,
        fromHead: 'argument',
      },
      {
        height: 62,
        rows: ['Somebody asks every port of every address that we have, one after the', '  other'],
        hidden: 0,
        fromHead: 'name',
      },
    ]);
  });

  it('wraps one long line among the four that are shown', () => {
    const lines = ['a = 1', 'b = 2', 'c = 3', `d in (${Array.from({ length: 20 }, (_, at) => `'${at}'`).join(', ')})`];
    const [box] = layoutFrame(frame({ trunk: [block('insert', { lines })] })).children;
    expect(box?.shape === 'block' ? box.lines.rows.length : 0).toBe(5);
  });

  it('stands inputs side by side and leads the shorter one down to the join', () => {
    const join = frame({
      form: 'join',
      inputs: [input('s', block('s1'), block('s2')), input('l', block('l1'))],
      join: block('join', { kind: 'join', word: 'Left outer join' }),
    });
    const { width, children } = layoutFrame(join);
    expect({ width, boxes: picture(children) }).toEqual({
      width: 432,
      boxes: ['s1 6,36 206x24 |16', 's2 6,76 206x24 |16', 'l1 220,36 206x24 |56', 'join 6,116 420x24'],
    });
  });

  it('puts the parts of a followed-by on one middle line, scopes around what they govern', () => {
    const within: ScopeNode = {
      shape: 'scope',
      id: 'within',
      kind: 'within',
      span,
      word: 'within',
      argument: '1 min',
      children: [block('b', { lines: ['x = a.x'] })],
    };
    const lane: LaneNode = { shape: 'lane', id: 'lane', span, parts: [block('a'), within], limits: [undefined] };
    const { children } = layoutFrame(frame({ form: 'pattern', inputs: [input('p', lane)], trunk: [block('alert')] }));
    expect(picture(children)).toEqual([
      'lane 6,36 265x132 |16',
      '  a 8,47 104x24',
      '  within 134,22 123x74',
      '    b 6,22 111x46',
      'alert 6,184 265x24',
    ]);
  });

  it('makes room for what is wrong with a node that has no lines', () => {
    const { children } = layoutFrame(frame({ trunk: [block('a'), block('b', { lines: ['x'] })] }), new Set(['a', 'b']));
    expect(picture(children)).toEqual(['a 6,36 206x46 |16', 'b 6,98 206x46']);
  });

  it('ends every branch of a merge at the same height, above their window', () => {
    const merge = frame({
      form: 'merge',
      inputs: [input('e', block('event'))],
      trunk: [block('merge')],
      branches: [
        { id: 'new', span, word: 'when not matched', nodes: [block('insert', { lines: ['a', 'b'] })] },
        { id: 'old', span, word: 'when matched', nodes: [block('update')] },
      ],
      target: block('window'),
    });
    expect(picture(layoutFrame(merge).children).slice(2)).toEqual([
      'new 6,116 254x98',
      '  insert 6,30 242x62',
      'old 268,116 254x98',
      '  update 6,30 242x24',
      'window 6,230 516x24',
    ]);
  });
});
