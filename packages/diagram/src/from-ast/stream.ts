import type { EventFilter, Stream, View } from '@rulewright/epl/syntax';
import type { BlockNode, DiagramNode, InputColumn, Ruler } from '../graph.js';
import { conditionLines, type Drawing, folded, list } from './context.js';
import { pattern } from './pattern.js';
import { rulerOf } from './ruler.js';
import { sourceKind } from './source-kind.js';

/** One stream of a from-clause, top down: its source, its filter, its windows. */
export function inputColumn(drawing: Drawing, stream: Stream): InputColumn {
  return {
    id: drawing.idOf(stream),
    name: stream.alias?.text ?? sourceName(stream),
    nodes: [...sourceNodes(drawing, stream), ...stream.views.map((view) => viewNode(drawing, view))],
  };
}

function sourceName(stream: Stream): string {
  switch (stream.source.kind) {
    case 'event-filter':
      return stream.source.type.text;
    case 'pattern-source':
      return 'pattern';
    case 'sql-source':
      return stream.source.database.text;
    case 'method-source':
      return stream.source.method.text;
  }
}

function sourceNodes(drawing: Drawing, stream: Stream): readonly DiagramNode[] {
  const { source } = stream;
  switch (source.kind) {
    case 'event-filter':
      return eventFilter(drawing, source, { id: drawing.idOf(stream), ...(stream.alias ? { alias: stream.alias.text } : {}) });
    case 'pattern-source':
      return [pattern(drawing, source.pattern)];
    case 'sql-source':
      return [
        {
          shape: 'block',
          id: drawing.idOf(source),
          kind: 'lookup',
          span: source.span,
          word: 'Lookup',
          argument: source.database.text,
          lines: [String(source.query.value ?? '')],
          subject: source.database.text,
        },
      ];
    case 'method-source':
      return [
        {
          shape: 'block',
          id: drawing.idOf(source),
          kind: 'lookup',
          span: source.span,
          word: 'Method',
          argument: source.method.text,
          lines: source.arguments.length > 0 ? [list(drawing, source.arguments)] : [],
        },
      ];
  }
}

/** What reads a source: its id is the source's, the filter has its own. */
export interface Reader {
  readonly id: string;
  readonly alias?: string;
}

/** The source and, when there are conditions, the filter below it; a name that the module derives is a derived stream. */
export function eventFilter(drawing: Drawing, filter: EventFilter, { id, alias }: Reader): readonly BlockNode[] {
  const name = filter.type.text;
  const source: BlockNode = {
    shape: 'block',
    id,
    kind: sourceKind(drawing, name),
    span: filter.type.span,
    word: name,
    ...(alias === undefined ? {} : { argument: `as ${alias}` }),
    lines: filter.contained.map((part) => folded(drawing, part.span)),
    subject: name,
  };
  if (filter.conditions.length === 0) return [source];
  const lines = filter.conditions.flatMap((condition) => conditionLines(drawing, condition));
  const first = filter.conditions[0];
  const last = filter.conditions.at(-1);
  const span = first && last ? { start: first.span.start, end: last.span.end } : filter.span;
  return [
    source,
    {
      shape: 'block',
      id: drawing.idOf(filter),
      kind: 'filter',
      span,
      word: 'Filter',
      ...(lines.length > 1 ? { argument: 'all of' } : {}),
      lines,
      subject: name,
    },
  ];
}

const TIME_VIEWS: Readonly<Record<string, { readonly word: string; readonly form: Ruler['form']; readonly argument: number }>> = {
  time: { word: 'Time window', form: 'sliding', argument: 0 },
  time_batch: { word: 'Time batch', form: 'batch', argument: 0 },
  time_accum: { word: 'Time accumulation', form: 'sliding', argument: 0 },
  time_length_batch: { word: 'Time or length batch', form: 'batch', argument: 0 },
  ext_timed: { word: 'Event-time window', form: 'sliding', argument: 1 },
  ext_timed_batch: { word: 'Event-time batch', form: 'batch', argument: 1 },
  time_order: { word: 'Time order', form: 'sliding', argument: 1 },
  timetolive: { word: 'Time to live', form: 'sliding', argument: 0 },
  firsttime: { word: 'First time', form: 'sliding', argument: 0 },
};

const KEY_VIEWS: Readonly<Record<string, string>> = {
  unique: 'Last per key',
  firstunique: 'First per key',
  groupwin: 'One window per',
  sort: 'Sorted',
  rank: 'Ranked',
};

const LENGTH_VIEWS: Readonly<Record<string, string>> = {
  length: 'Length window',
  length_batch: 'Length batch',
  firstlength: 'First events',
};

const WHOLE_VIEWS: Readonly<Record<string, string>> = { keepall: 'Keep all', lastevent: 'Last event', firstevent: 'First event' };

/** A data window; unknown names are drawn as they are written. */
export function viewNode(drawing: Drawing, view: View): BlockNode {
  const name = view.name.text;
  const base = { shape: 'block', id: drawing.idOf(view), span: view.span, lines: [] } as const;
  const time = TIME_VIEWS[name];
  if (time) {
    const ruler = rulerOf(view.arguments[time.argument], time.form);
    const rest = view.arguments.filter((_, index) => index !== time.argument);
    return {
      ...base,
      kind: 'time-window',
      word: time.word,
      ...(rest.length > 0 ? { argument: list(drawing, rest) } : {}),
      ...(ruler ? { ruler } : {}),
    };
  }
  const argument = view.arguments.length > 0 ? { argument: list(drawing, view.arguments) } : {};
  const key = KEY_VIEWS[name];
  if (key) return { ...base, kind: 'key-window', word: key, ...argument };
  const length = LENGTH_VIEWS[name];
  if (length) return { ...base, kind: 'length-window', word: length, ...argument };
  return { ...base, kind: 'window', word: WHOLE_VIEWS[name] ?? name, ...argument };
}
