import type { World } from '@rulewright/epl/semantics';
import { entries, entryNamed, limitOf } from './catalogue-tools.js';
import { type ToolGroup, toolGroup } from './tool.js';

/** Joins, groups, order, rates: what stands between the sources and what comes out. */
export function clauseGroups(): readonly ToolGroup[] {
  return [
    toolGroup({ id: 'join', name: 'Join', icon: 'arrows-join-2', family: 'join' }, [
      { id: 'join:inner', name: 'Join', doc: 'Pairs events of two sources that fit.', makes: { kind: 'join', join: 'inner' } },
      {
        id: 'join:left',
        name: 'Left outer join',
        doc: 'Keeps the first source also alone.',
        makes: { kind: 'join', join: 'left' },
      },
      {
        id: 'join:right',
        name: 'Right outer join',
        doc: 'Keeps the second source also alone.',
        makes: { kind: 'join', join: 'right' },
      },
      { id: 'join:full', name: 'Full outer join', doc: 'Keeps both sources also alone.', makes: { kind: 'join', join: 'full' } },
      {
        id: 'join:unidirectional',
        name: 'Enrich from',
        doc: 'Only events of the first source give rows; the other is looked up.',
        makes: { kind: 'join', join: 'left', unidirectional: true },
      },
    ]),
    toolGroup({ id: 'group', name: 'Group and having', icon: 'sum', family: 'aggregate' }, [
      { id: 'group:by', name: 'Group by', doc: 'Computes aggregates for each key.', makes: clause('group-by', '{any}') },
      {
        id: 'group:having',
        name: 'Having',
        doc: 'Lets through rows by their aggregates.',
        icon: 'math-greater',
        makes: clause('having', 'count(*) > 10'),
      },
    ]),
    toolGroup({ id: 'rate', name: 'Output rate', icon: 'gauge', family: 'output' }, [
      rate('first', 'First every', 'The first row at once, then none for a time.', 'first every 1 hour'),
      rate('last', 'Last every', 'The last row, once a period.', 'last every 1 min'),
      rate('all', 'All every', 'All rows together, once a period.', 'all every 1 min'),
      rate('snapshot', 'Snapshot every', 'The whole state, once a period.', 'snapshot every 1 min'),
      rate('events', 'Every n rows', 'Rows together, once so many have come.', 'last every 10 events'),
      rate('at', 'At', 'Rows at the instants of a crontab.', 'snapshot at (0, 8, *, *, *)'),
      rate('when', 'When', 'Rows when a condition holds.', 'when count_insert >= 10'),
      rate('after', 'After', 'Nothing before a time has passed.', 'after 10 min'),
    ]),
  ];
}

function clause(name: 'group-by' | 'having' | 'output', text: string) {
  return { kind: 'clause' as const, clause: name, text };
}

function rate(id: string, name: string, doc: string, text: string) {
  return { id: `rate:${id}`, name, doc, makes: clause('output', text) };
}

/** What becomes of rows: columns, order, streams, alerts and what goes with them. */
export function outputGroups({ host, contexts }: World): readonly ToolGroup[] {
  return [
    toolGroup({ id: 'output', name: 'Output', icon: 'columns-3', family: 'output' }, [
      { id: 'output:column', name: 'Column', doc: 'One more column.', makes: { kind: 'column', column: '{any}' } },
      {
        id: 'output:constant',
        name: 'Constant',
        doc: 'A column with the same value in every row.',
        makes: { kind: 'column', column: "'value' as label" },
      },
      { id: 'output:distinct', name: 'Distinct', doc: 'Leaves out equal rows of one delivery.', makes: { kind: 'distinct' } },
      {
        id: 'output:order',
        name: 'Order by',
        doc: 'Sorts the rows of one delivery.',
        makes: { kind: 'clause', clause: 'order-by', text: '{any}' },
      },
      {
        id: 'output:limit',
        name: 'Limit',
        doc: 'Takes the first rows of one delivery.',
        makes: { kind: 'clause', clause: 'limit', text: '10' },
      },
      {
        id: 'output:insert-into',
        name: 'Derived event',
        doc: 'Sends rows into a stream or window that others read.',
        icon: 'arrow-bar-right',
        makes: { kind: 'clause', clause: 'insert-into', text: '{stream}' },
      },
      {
        id: 'output:recognize',
        name: 'Match recognize',
        doc: 'Matches a regular expression of rows.',
        icon: 'route',
        makes: {
          kind: 'clause',
          clause: 'match-recognize',
          text: '(measures A.{any} as first_value pattern (A B) define B as B.{any} is not null)',
        },
        ...limitOf(entryNamed('match_recognize')),
      },
    ]),
    actions(host.outputIds ?? []),
    toolGroup({ id: 'contexts', name: 'Context', icon: 'sum', family: 'aggregate' }, [
      context('keyed', 'Partition by key', 'Runs a statement for each key by itself.', 'partition by {any} from {source}'),
      context(
        'hash',
        'Partition by hash',
        'Spreads keys over a number of partitions.',
        'coalesce by hash_code({any}) from {source} granularity 16',
      ),
      context(
        'category',
        'Categories',
        'Runs a statement for each of several conditions.',
        'group by {any} is null as missing, group by {any} is not null as present from {source}',
      ),
      context('times', 'From … to', 'Runs a statement between two instants.', 'start (0, 8, *, *, *) end (0, 18, *, *, *)'),
      context(
        'initiated',
        'Session',
        'Begins with an event and ends after a time.',
        'initiated by {source} as e terminated after 10 min',
      ),
      ...[...contexts.keys()].map((name) => ({
        id: `in-context:${name}`,
        name: `In ${name}`,
        doc: `Runs the statement in the partitions of ${name}.`,
        makes: { kind: 'in-context' as const, context: name },
        ...limitOf(entryNamed('named context')),
      })),
    ]),
  ];
}

function context(id: string, name: string, doc: string, detail: string) {
  const making = { kind: 'statements' as const, text: `create context {new:NewContext} ${detail}` };
  return { id: `context:${id}`, name, doc, makes: making, ...limitOf(entryNamed('create context')) };
}

function actions(outputIds: readonly number[]): ToolGroup {
  return toolGroup({ id: 'actions', name: 'Alert and actions', icon: 'bell-ringing', family: 'action' }, [
    ...entries('annotation')
      .filter(({ place }) => place === 'statement')
      .map((entry) => ({
        id: `annotation:${entry.name}`,
        name: entry.name === 'Alert' ? 'Alert' : `@${entry.name}`,
        doc: entry.doc,
        makes: annotation(entry.name, STARTERS[entry.name] ?? argumentsIn(entry.example)),
        ...limitOf(entry),
      })),
    ...outputIds.map((id) => ({
      id: `output-channel:${id}`,
      name: `Alert to output ${id}`,
      doc: `Makes an alert of every row and hands it to connection ${id}.`,
      makes: annotation('Alert', `outID=${id}`),
    })),
    {
      id: 'enrich:cmd',
      name: 'Enrich by command',
      doc: 'Adds to an alert what an allowed command answers.',
      makes: annotation('Enrich', `dst='command_answer', type='cmd', param='nslookup %{{any}}'`),
    },
    {
      id: 'enrich:http',
      name: 'Enrich by service',
      doc: 'Adds to an alert what an HTTP service answers; it needs an enricher of that name.',
      makes: annotation('Enrich', `dst='service_answer', type='http', param='service %{{any}}'`),
    },
  ]);
}

function annotation(name: string, given: string) {
  return { kind: 'annotation' as const, name, ...(given === '' ? {} : { arguments: given }) };
}

/** What an annotation says at first, where the catalogue's example speaks of things that are not here. */
const STARTERS: Readonly<Record<string, string>> = {
  Name: "'{new:Rule}'",
  Alert: "severity='medium'",
  Enrich: "dst='window_answer', type='window', param=\"select * from {window} where {column} = '%{{any}}'\"",
};

function argumentsIn(example: string): string {
  return /\(([\s\S]*)\)/.exec(example)?.[1] ?? '';
}
