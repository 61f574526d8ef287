import type { TextEdit } from '@rulewright/core';
import type { Node, Pattern, Statement, Stream, Trigger } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { NOWHERE, nameNode, without, writtenName } from '../make.js';
import { type Change, change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { qualifiedReads } from '../source/qualified-reads.js';
import { streamAt } from '../source/stream-at.js';
import { references } from '../statement/rename-edits.js';
import { freshTag } from './tags.js';

/**
 * A source becomes `pattern [every a=Source]`, so that more can follow it. What reads its properties reads them of the event from now on;
 * its alias becomes the tag.
 */
export function toPattern(scene: Scene, { id }: EditOf<'to-pattern'>): Change {
  const node = scene.node(id);
  const holder = node?.kind === 'trigger' ? node : streamAt(scene, id);
  const statement = holder && scene.statementOf(holder);
  if (!holder || !statement)
    return refuse('only a source can become a pattern', 'choose an event type, a stream or a window that a statement reads');
  const { source } = holder;
  if (source.kind === 'pattern-source') return refuse('this is a pattern already');
  if (source.kind !== 'event-filter') return refuse('a lookup is no event that a pattern could wait for');
  if (source.contained.length > 0)
    return refuse('a pattern cannot look into contained events', 'insert them into a stream first, and wait for that');
  const tag = holder.alias?.text ?? freshTag(statement);
  const atom: Pattern = { kind: 'pattern-filter', span: NOWHERE, tag: nameNode(tag), filter: source };
  const pattern = {
    kind: 'pattern-source' as const,
    span: NOWHERE,
    annotations: [],
    pattern: { kind: 'every' as const, span: NOWHERE, pattern: atom },
  };
  const now = without(holder as (Stream | Trigger) & { alias?: Node }, 'alias');
  const made = scene.replace(holder, { ...now, source: pattern } as Node);
  if (made.kind === 'refused') return made;
  return change([...made.edits, ...reads(scene, { statement, holder, tag })]);
}

interface Source {
  readonly statement: Statement;
  readonly holder: Stream | Trigger;
  readonly tag: string;
}

/** Bare properties and those behind the type's name, outside of the source itself, get the tag in front. */
function reads(scene: Scene, { statement, holder, tag }: Source): readonly TextEdit[] {
  const { source } = holder;
  const typeName = source.kind === 'event-filter' ? source.type.text : '';
  const byType = holder.alias ? [] : references(scene, statement, typeName);
  return [
    ...byType.map(({ span }) => ({ span, text: writtenName(tag) })),
    ...qualifiedReads(scene, { statement, source, typeName, prefix: tag, wanted: () => true }),
  ];
}
