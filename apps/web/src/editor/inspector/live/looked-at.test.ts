import { diagramOf } from '@rulewright/diagram';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { DiagramIndex, type IndexedNode } from '../../document/diagram-index.js';
import { lookedAt } from './looked-at.js';

const indexOf = (epl: string) => new DiagramIndex(diagramOf(parse(epl).document));

/** What is asked for each part of a statement. */
const asked = (epl: string) =>
  Object.fromEntries(
    indexOf(epl).nodes.map((node: IndexedNode) => {
      const { nodes, before } = lookedAt(node);
      return [node.id, [...nodes, ...before.map((id) => `after ${id}`)].join(' ')];
    }),
  );

it('asks the engine for its own nodes: a filter is its stream, groups are held by the output', () => {
  expect(asked("@Name('s') select count(*) from E(x > 1)#time(1 min) group by y output first every 1 hour")).toEqual({
    s: 's',
    's/from.0': '',
    's/from.0/filter': 's/from.0',
    's/from.0/view.0': 's/from.0/view.0 after s/from.0',
    's/group': 's/group s after s/from.0/view.0',
    's/output': 's after s/from.0/view.0',
    's/select': 's/select s after s/from.0/view.0',
  });
});

it('asks the last of several windows for what they hold together', () => {
  const { 's/from.0/view.0': first, 's/from.0/view.1': last } = asked("@Name('s') select * from E#time(1 min)#unique(y)");
  expect(first).toContain('s/from.0/view.0 s/from.0/view.1');
  expect(last).toContain('s/from.0/view.1');
});

it('asks for a part of a pattern, else for all of it', () => {
  const { 's/from.0': whole, ...parts } = asked("@Name('s') select a.id from pattern [every a=A -> b=B(id = a.id)]");
  expect(
    Object.values(parts)
      .filter((ids) => ids.startsWith('s/from.0/'))
      .every((ids) => ids.includes('s/from.0')),
  ).toBe(true);
  expect(whole ?? 's/from.0').toContain('s/from.0');
});

it('finds a named window under its data window, and asks nothing of what only changes others', () => {
  expect(asked('create window W#unique(a) as (a string)')).toEqual({
    '#1': '#1/view.0 #1',
    '#1/view.0': '#1/view.0 #1',
    '#1/definition': '#1/view.0 #1',
  });
  expect(asked("@Name('s') on E as e delete from W as w where w.a = e.a")).toMatchObject({
    s: '',
    's/trigger': 's/trigger',
    's/on-delete': '',
  });
});
