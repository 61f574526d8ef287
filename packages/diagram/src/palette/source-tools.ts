import type { EventType } from '@rulewright/core';
import type { World } from '@rulewright/epl/semantics';
import { entryNamed, limitOf } from './catalogue-tools.js';
import { type Tool, type ToolGroup, toolGroup } from './tool.js';

/** Everything that a statement can read: event types, streams that modules derive, named windows and tables, lookups. */
export function sourceGroups(world: World): readonly ToolGroup[] {
  const types = [...world.types.values()];
  return [
    sources(
      'event-types',
      'Event types',
      types.filter(({ origin }) => origin === 'schema').map((type) => typeTool(type, world)),
    ),
    sources(
      'streams',
      'Derived streams',
      types.filter(({ origin }) => origin === 'derived').map((type) => typeTool(type, world)),
    ),
    sources('windows', 'Windows and tables', [
      ...tables(types),
      ...[...world.windows.values()].map(({ name }) => windowTool(name, world)),
    ]),
    lookups(world),
  ];
}

function sources(id: string, name: string, tools: readonly Tool[]): ToolGroup {
  return { id, name, tools };
}

function typeTool({ name, origin, properties }: EventType, world: World): Tool {
  const module = world.declaredBy.get(name);
  const from = origin === 'derived' ? `Rows that ${module ? `module ${module}` : 'a statement'} inserts` : 'An event type';
  const shown = properties.slice(0, 4).map((property) => property.name);
  return {
    id: `source:${name}`,
    name,
    doc: `${from}: ${shown.join(', ')}${properties.length > shown.length ? ' …' : ''}.`,
    icon: origin === 'derived' ? 'arrow-bar-to-right' : 'arrow-bar-to-down',
    family: 'source',
    makes: { kind: 'source', name },
  };
}

function windowTool(name: string, world: World): Tool {
  const module = world.windows.get(name)?.module;
  return {
    id: `source:${name}`,
    name,
    doc: `A named window${module ? ` of module ${module}` : ''}: its rows stay until they leave it.`,
    icon: 'table',
    family: 'window',
    makes: { kind: 'source', name },
  };
}

function tables(types: readonly EventType[]): readonly Tool[] {
  return types
    .filter(({ origin }) => origin === 'table')
    .map(({ name }) => ({
      id: `source:${name}`,
      name,
      doc: 'A table of aggregates, one row a key.',
      icon: 'table',
      family: 'window',
      makes: { kind: 'source', name },
    }));
}

function lookups({ host }: World): ToolGroup {
  const named = [...(host.lookups?.keys() ?? [])].map((name) => ({
    id: `lookup:${name}`,
    name: `Look up in ${name}`,
    doc: `Asks the connection ${name} once an event and joins its rows.`,
    makes: { kind: 'lookup' as const, stream: lookupText(name) },
  }));
  return toolGroup({ id: 'lookups', name: 'Lookups', icon: 'database-search', family: 'join' }, [
    ...named,
    {
      id: 'lookup:new',
      name: 'Lookup',
      doc: 'Asks an outside database once an event; it needs a lookup connection of that name.',
      makes: { kind: 'lookup', stream: lookupText('lookup') },
      ...limitOf(entryNamed('SQL lookup')),
    },
  ]);
}

/** The lookup's text; its parameter is written as `${property}` and filled in where it is dropped. */
function lookupText(name: string): string {
  return `sql:${name}['select * from rows where id = $\{{any}}'] as {tag}`;
}
