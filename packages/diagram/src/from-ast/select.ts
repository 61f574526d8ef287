import type { GroupItem, Join, OutputRate, SelectBody, Statement } from '@rulewright/epl/syntax';
import type { BlockNode, Frame, InputColumn } from '../graph.js';
import { conditionLines, type Drawing, folded, list } from './context.js';
import { rulerOf } from './ruler.js';
import { inputColumn } from './stream.js';

/** The nodes of a select below its inputs, in the order in which rows pass them. */
export function selectTrunk(drawing: Drawing, body: SelectBody, rootId: string): readonly BlockNode[] {
  return [
    ...recognize(drawing, body),
    ...condition(drawing, body.where && { expression: body.where, id: `${rootId}/where`, kind: 'where', word: 'Where' }),
    ...group(drawing, body, rootId),
    ...condition(drawing, body.having && { expression: body.having, id: `${rootId}/having`, kind: 'having', word: 'Having' }),
    ...select(drawing, body, rootId),
    ...order(drawing, body, rootId),
    ...(body.output ? [outputRate(drawing, body.output)] : []),
    ...insertInto(drawing, body),
  ];
}

/** A select statement as a frame: a chain, a pattern, or a join when it has several inputs. */
export function selectFrame(
  drawing: Drawing,
  statement: Statement,
  body: SelectBody,
): Pick<Frame, 'form' | 'inputs' | 'trunk' | 'branches'> & { join?: BlockNode } {
  const rootId = drawing.idOf(statement);
  const inputs: readonly InputColumn[] = body.from
    ? [inputColumn(drawing, body.from.first), ...body.from.joins.map((join) => inputColumn(drawing, join.stream))]
    : [];
  const trunk = selectTrunk(drawing, body, rootId);
  if (body.from && body.from.joins.length > 0)
    return { form: 'join', inputs, join: joinNode(drawing, body.from.joins, rootId), trunk, branches: [] };
  const form = body.from?.first.source.kind === 'pattern-source' ? 'pattern' : 'chain';
  return { form, inputs, trunk, branches: [] };
}

const JOIN_WORDS: Readonly<Record<Join['join'], string>> = {
  comma: 'Inner join',
  inner: 'Inner join',
  left: 'Left outer join',
  right: 'Right outer join',
  full: 'Full outer join',
};

function joinNode(drawing: Drawing, joins: readonly Join[], rootId: string): BlockNode {
  const first = joins[0];
  const kinds = new Set(joins.map((join) => JOIN_WORDS[join.join]));
  return {
    shape: 'block',
    id: `${rootId}/join`,
    kind: 'join',
    span: { start: first?.span.start ?? 0, end: joins.at(-1)?.span.end ?? 0 },
    word: [...kinds].join(', '),
    lines: joins.flatMap((join) => (join.on ? conditionLines(drawing, join.on) : [])),
  };
}

interface Condition {
  readonly expression: NonNullable<SelectBody['where']>;
  readonly id: string;
  readonly kind: 'where' | 'having';
  readonly word: string;
}

function condition(drawing: Drawing, part: Condition | undefined): readonly BlockNode[] {
  if (!part) return [];
  const { expression, id, kind, word } = part;
  return [{ shape: 'block', id, kind, span: expression.span, word, lines: conditionLines(drawing, expression) }];
}

function group(drawing: Drawing, body: SelectBody, rootId: string): readonly BlockNode[] {
  const first = body.groupBy[0];
  const last = body.groupBy.at(-1);
  if (!first || !last) return [];
  return [
    {
      shape: 'block',
      id: `${rootId}/group`,
      kind: 'group',
      span: { start: first.span.start, end: last.span.end },
      word: groupWord(first),
      argument: list(drawing, body.groupBy),
      lines: [],
    },
  ];
}

function groupWord(item: GroupItem): string {
  return item.kind === 'grouping-set' ? 'Group by sets' : 'Group by';
}

function select(drawing: Drawing, body: SelectBody, rootId: string): readonly BlockNode[] {
  const first = body.items[0];
  const last = body.items.at(-1);
  if (!first || !last) return [];
  const words = [
    'Select',
    body.distinct ? 'distinct' : '',
    body.selector && body.selector !== 'istream' ? body.selector : '',
  ].filter(Boolean);
  return [
    {
      shape: 'block',
      id: `${rootId}/select`,
      kind: 'select',
      span: { start: first.span.start, end: last.span.end },
      word: words.join(' '),
      argument: list(drawing, body.items),
      lines: [],
    },
  ];
}

function order(drawing: Drawing, body: SelectBody, rootId: string): readonly BlockNode[] {
  const first = body.orderBy[0];
  const last = body.limit ?? body.orderBy.at(-1);
  if (!last) return [];
  const parts = [
    body.orderBy.length > 0 ? `by ${list(drawing, body.orderBy)}` : '',
    body.limit ? folded(drawing, body.limit.span) : '',
  ];
  return [
    {
      shape: 'block',
      id: `${rootId}/order`,
      kind: 'order',
      span: { start: (first ?? last).span.start, end: last.span.end },
      word: first ? 'Order' : 'Limit',
      argument: parts.filter(Boolean).join(', '),
      lines: [],
    },
  ];
}

const MODE_WORDS: Readonly<Record<NonNullable<OutputRate['mode']>, string>> = {
  all: 'All',
  first: 'First',
  last: 'Last',
  snapshot: 'Snapshot',
};

function outputRate(drawing: Drawing, output: OutputRate): BlockNode {
  const mode = output.mode ? MODE_WORDS[output.mode] : 'Rows';
  const base = { shape: 'block', id: drawing.idOf(output), kind: 'output-rate', span: output.span, lines: [] } as const;
  const trigger = output.trigger;
  if (trigger?.kind === 'output-every') {
    const interval = folded(drawing, trigger.interval.span);
    const ruler = trigger.unit === 'time' ? rulerOf(trigger.interval, 'rate') : undefined;
    return {
      ...base,
      word: `${mode} every`,
      argument: trigger.unit === 'events' ? `${interval} events` : interval,
      ...(ruler ? { ruler } : {}),
    };
  }
  return { ...base, word: mode, argument: folded(drawing, (trigger ?? output).span) };
}

function insertInto(drawing: Drawing, body: SelectBody): readonly BlockNode[] {
  if (!body.insertInto) return [];
  const target = body.insertInto.target.text;
  return [
    {
      shape: 'block',
      id: drawing.idOf(body.insertInto),
      kind: 'insert-into',
      span: body.insertInto.span,
      word: 'Insert into',
      argument: target,
      lines: [],
      subject: target,
    },
  ];
}

function recognize(drawing: Drawing, body: SelectBody): readonly BlockNode[] {
  const { matchRecognize } = body;
  if (!matchRecognize) return [];
  return [
    {
      shape: 'block',
      id: drawing.idOf(matchRecognize),
      kind: 'recognize',
      span: matchRecognize.span,
      word: 'Match recognize',
      argument: folded(drawing, matchRecognize.pattern.span),
      lines: matchRecognize.define.map((define) => folded(drawing, define.span)),
    },
  ];
}
