import type { BlockNode, DiagramNode } from '@rulewright/diagram';
import { expect, it } from 'vitest';
import { layoutPattern } from './layout-pattern.js';
import { waitedFor } from './waited-for.js';

const span = { start: 0, end: 0 };
const atom = (word: string): BlockNode => ({ shape: 'block', id: `atom/${word}`, kind: 'event-type', span, word, lines: [] });
const within = (child: DiagramNode): DiagramNode => ({
  shape: 'scope',
  id: 'within',
  kind: 'within',
  span,
  word: 'within',
  children: [child],
});

it('names the first event of each part but the first, also within a box', () => {
  const lane = layoutPattern({
    shape: 'lane',
    id: 'lane',
    span,
    parts: [atom('a'), within(atom('b')), atom('c')],
    limits: [undefined, undefined],
  });
  expect(lane.shape === 'lane' && waitedFor(lane)).toEqual([
    { name: 'b', atom: 'atom/b' },
    { name: 'c', atom: 'atom/c' },
  ]);
});
