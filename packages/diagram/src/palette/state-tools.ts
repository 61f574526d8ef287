import type { NewStatement } from '../edit/diagram-edit.js';
import { entryNamed, limitOf } from './catalogue-tools.js';
import { type Tool, type ToolGroup, toolGroup } from './tool.js';

/** What is kept between events, what changes it, profiles, and what has no picture. */
export function stateGroups(): readonly ToolGroup[] {
  return [
    toolGroup({ id: 'state', name: 'State', icon: 'table', family: 'window' }, [
      made('window', 'Named window', 'Rows that stay and can be read, changed and searched.', 'create window'),
      made('table', 'Table', 'Aggregates, one row a key.', 'create table'),
      made('on-merge', 'Merge', 'Inserts, updates or deletes rows of a window, as they match an event.', 'on merge', 'git-merge'),
      made('on-select', 'Select on event', 'Reads a window whenever an event comes.', 'on select', 'git-merge'),
      made('on-delete', 'Delete on event', 'Takes rows from a window whenever an event comes.', 'on delete', 'git-merge'),
      made('on-update', 'Update on event', 'Changes rows of a window whenever an event comes.', 'on update', 'git-merge'),
      made('on-set', 'Set on event', 'Sets variables whenever an event comes.', 'on set', 'variable'),
      made('split', 'Split', 'Sends each event to the first stream whose condition it fulfils.', 'on insert', 'git-merge'),
      made('variable', 'Variable', 'One value that statements read and set.', 'create variable', 'variable'),
      made('schema', 'Event type', 'A record with named properties.', 'create schema', 'braces'),
      {
        id: 'state:index',
        name: 'Index',
        doc: 'Finds rows of a window by a key.',
        makes: { kind: 'statements', text: 'create index {new:NewIndex} on {window}({column})' },
        ...limitOf(entryNamed('create index')),
      },
      {
        id: 'state:expression',
        name: 'Expression',
        doc: 'An expression with a name, for use in others.',
        icon: 'parentheses',
        makes: { kind: 'statements', text: 'create expression {new:newExpression} { x => x.{any} }' },
        ...limitOf(entryNamed('create expression')),
      },
      {
        id: 'state:update-istream',
        name: 'Update stream',
        doc: 'Changes events before statements see them.',
        icon: 'git-merge',
        makes: { kind: 'statements', text: 'update istream {source} set {any} = {any}' },
        ...limitOf(entryNamed('update istream')),
      },
      {
        id: 'branch:matched',
        name: 'When matched',
        doc: 'One more branch of a merge, for rows that match.',
        icon: 'git-merge',
        makes: { kind: 'branch', branch: 'when matched then delete' },
      },
      {
        id: 'branch:not-matched',
        name: 'When not matched',
        doc: 'One more branch of a merge, for events that no row matches.',
        icon: 'git-merge',
        makes: { kind: 'branch', branch: 'when not matched then insert select *' },
      },
      {
        id: 'branch:split',
        name: 'Branch of a split',
        doc: 'One more stream that a split sends events to.',
        icon: 'git-merge',
        makes: { kind: 'branch', branch: 'insert into {stream} select * where {any} is not null' },
      },
      {
        id: 'state:property',
        name: 'Property',
        doc: 'One more property of an event type, a window or a table.',
        icon: 'braces',
        makes: { kind: 'definition-column', column: '{new-property} string' },
      },
    ]),
    profiles(),
    toolGroup({ id: 'other', name: 'Notes and text', icon: 'code-dots', family: 'source' }, [
      { id: 'note', name: 'Note', doc: 'A remark above a statement; it is a comment in the text.', makes: { kind: 'note' } },
      { id: 'epl', name: 'EPL box', doc: 'Any statement as text.', makes: { kind: 'statement', statement: 'epl' } },
    ]),
  ];
}

function made(statement: NewStatement['kind'], name: string, doc: string, entry: string, icon = 'table'): Tool {
  return {
    id: `state:${statement}`,
    name,
    doc,
    icon,
    family: 'window',
    makes: { kind: 'statement', statement },
    ...limitOf(entryNamed(entry)),
  };
}

function profiles(): ToolGroup {
  return toolGroup({ id: 'profile', name: 'Profile', icon: 'user-scan', family: 'aggregate' }, [
    {
      id: 'profile:baseline',
      name: 'Baseline',
      doc: 'Counts for each subject how often a value comes.',
      makes: {
        kind: 'statements',
        text: `create window {new:Baseline}#keepall as (subject string, feature string, seen long);

on {source} as e
merge {new:Baseline} as p
where p.subject = cast(e.{any}, string) and p.feature = cast(e.{other}, string)
when not matched
  then insert select cast(e.{any}, string) as subject, cast(e.{other}, string) as feature, 1L as seen
when matched
  then update set p.seen = p.seen + 1`,
      },
    },
    {
      id: 'profile:deviation',
      name: 'Deviation',
      doc: 'Tells how unusual the value of an event is for its subject: 100 is never seen.',
      makes: {
        kind: 'statements',
        text: `create window {new:Baseline}#keepall as (subject string, feature string, seen long);

select e.{any} as subject, 100 - 100 * coalesce(sum(p.seen, p.feature = cast(e.{other}, string)), 0) / sum(p.seen) as deviation
from {source} as e unidirectional
left outer join {new:Baseline} as p on p.subject = e.{any}
having sum(p.seen) > 0`,
      },
    },
  ]);
}
