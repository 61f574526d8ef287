import type { ModuleEdge } from '@rulewright/diagram';
import { expect, it } from 'vitest';
import { edgesWhileDragged, flowEdges } from './flow-nodes.js';
import type { FrameBox } from './layout.js';

const frame = (id: string): FrameBox => ({ id, frame: {} as FrameBox['frame'], width: 200, height: 100, children: [] });
const edge = (fromFrame: string, toFrame: string): ModuleEdge => ({
  id: `${fromFrame}>${toFrame}`,
  kind: 'insert',
  ...{ fromFrame, fromNode: `${fromFrame}/out`, toFrame, toNode: `${toFrame}/in` },
  subject: 'Stream',
});

/** Frames by the x at which they stand. */
function edgesOf(columns: Readonly<Record<string, number>>, edges: readonly ModuleEdge[]) {
  return flowEdges({
    frames: Object.keys(columns).map(frame),
    places: new Map(Object.entries(columns).map(([id, x]) => [id, { x, y: 0 }])),
    edges,
    lineStarts: [0],
    problems: new Map(),
  });
}

it('counts the lanes before each column for itself: two edges into one column have two of them', () => {
  const columns = { a: 0, b: 0, c: 0, d: 0, near: 300, far: 600, 'far too': 600 };
  const edges = [edge('a', 'far'), edge('b', 'near'), edge('c', 'near'), edge('d', 'far too'), edge('a', 'far too')];
  expect(edgesOf(columns, edges).map(({ id, data }) => [id, data?.lane])).toEqual([
    ['a>far', 0],
    ['b>near', 0],
    ['c>near', 1],
    ['d>far too', 1],
    ['a>far too', 0],
  ]);
});

it('lets edges go straight while a frame at their end is dragged, and leaves the others as they are', () => {
  const edges = edgesOf({ a: 0, b: 300, c: 600 }, [edge('a', 'b'), edge('b', 'c')]);
  const dragged = edgesWhileDragged(edges, new Map([['a', { x: 16, y: 400 }]]));
  expect(dragged.map(({ data }) => data?.obstacles.length)).toEqual([0, 3]);
  expect(dragged[1]).toBe(edges[1]);
});
