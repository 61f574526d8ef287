import type { ColumnDefinition, CreateTable, CreateWindow, Statement, StatementBody } from '@rulewright/epl/syntax';
import type { BlockNode, Frame } from '../graph.js';
import { type Drawing, folded, list } from './context.js';
import { viewNode } from './stream.js';

type FrameBody = Pick<Frame, 'form' | 'inputs' | 'trunk' | 'branches'>;

/** Definitions: what they make is one node with its columns; a named window has its windows above it. Undefined where there is no picture. */
export function createFrame(drawing: Drawing, statement: Statement, body: StatementBody): FrameBody | undefined {
  const node = definition(drawing, statement, body);
  if (!node) return undefined;
  const views = body.kind === 'create-window' ? body.views.map((view) => viewNode(drawing, view)) : [];
  return { form: 'definition', inputs: [], trunk: [...views, node], branches: [] };
}

function definition(drawing: Drawing, statement: Statement, body: StatementBody): BlockNode | undefined {
  const base = { shape: 'block', id: `${drawing.idOf(statement)}/definition`, span: body.span, lines: [] } as const;
  switch (body.kind) {
    case 'create-window':
      return { ...base, kind: 'named-window', word: body.name.text, ...windowShape(drawing, body), subject: body.name.text };
    case 'create-table':
      return { ...base, kind: 'table', word: body.name.text, columns: columns(drawing, body.columns), subject: body.name.text };
    case 'create-schema': {
      const inherits = body.inherits.length > 0 ? { argument: `inherits ${list(drawing, body.inherits)}` } : {};
      return {
        ...base,
        kind: 'schema',
        word: body.name.text,
        ...inherits,
        columns: columns(drawing, body.columns),
        subject: body.name.text,
      };
    }
    case 'create-variable':
      return {
        ...base,
        kind: 'variable',
        word: body.name.text,
        argument: folded(drawing, body.type.span),
        lines: body.value ? [`= ${folded(drawing, body.value.span)}`] : [],
      };
    case 'create-index':
      return {
        ...base,
        kind: 'index',
        word: body.name.text,
        argument: `on ${body.target.text}`,
        lines: [list(drawing, body.columns)],
      };
    case 'create-expression':
      return {
        ...base,
        kind: 'expression',
        word: body.declaration.name.text,
        lines: [folded(drawing, body.declaration.body.span)],
      };
    case 'create-context':
      return { ...base, kind: 'context', word: body.name.text, lines: [folded(drawing, body.detail.span)] };
    case 'update-istream':
      return {
        ...base,
        kind: 'update',
        word: `Update ${body.type.text}`,
        lines: body.assignments.map((one) => folded(drawing, one.span)),
        subject: body.type.text,
      };
    default:
      return undefined;
  }
}

function windowShape(drawing: Drawing, body: CreateWindow): Pick<BlockNode, 'columns' | 'argument'> {
  if (body.columns) return { columns: columns(drawing, body.columns) };
  if (body.asType) return { argument: `as ${body.asType.text}` };
  return body.asSelect ? { argument: folded(drawing, body.asSelect.span) } : {};
}

function columns(
  drawing: Drawing,
  definitions: CreateTable['columns'],
): readonly { readonly name: string; readonly type: string }[] {
  return definitions.map((column) => ({ name: column.name.text, type: columnType(drawing, column) }));
}

function columnType(drawing: Drawing, column: ColumnDefinition): string {
  const shown = column.type ?? column.aggregate;
  return shown ? folded(drawing, shown.span) : '';
}
