import type { Annotation, EplDocument, Statement, StatementBody } from '@rulewright/epl/syntax';
import { nodeIds } from '@rulewright/epl/syntax';
import type { BlockNode, Frame, ModuleDiagram } from '../graph.js';
import { type Drawing, folded } from './context.js';
import { createFrame } from './create.js';
import { moduleEdges } from './edges.js';
import { onFrame } from './on.js';
import { selectFrame } from './select.js';

/**
 * The picture of a document: a frame for each of its statements, in their order, and the edges between them. Statements that the picture
 * has no form for (and text that is no statement) become an EPL box with their text. O(text).
 */
export function diagramOf(document: EplDocument): ModuleDiagram {
  const ids = nodeIds(document);
  const drawing: Drawing = {
    text: document.text,
    idOf: (node) => ids.get(node) ?? '',
    derived: new Set(document.statements.flatMap((statement) => targets(statement.body))),
    windows: new Set(document.statements.flatMap((statement) => windowNames(statement.body))),
  };
  const frames = document.statements.map((statement) => frame(drawing, statement));
  return { frames, edges: moduleEdges(frames) };
}

function frame(drawing: Drawing, statement: Statement): Frame {
  const body = bodyFrame(drawing, statement);
  const chips = statement.annotations.filter((annotation) => annotation.name.text.toLowerCase() !== 'name');
  const alert = statement.annotations.find((annotation) => annotation.name.text === 'Alert');
  return {
    id: drawing.idOf(statement),
    title: statement.name ?? defaultTitle(statement.body),
    span: statement.span,
    chips: chips.map((annotation) => `@${annotation.name.text}`),
    ...body,
    trunk: alert ? [...body.trunk, alertNode(drawing, alert)] : body.trunk,
  };
}

function bodyFrame(drawing: Drawing, statement: Statement): Omit<Frame, 'id' | 'title' | 'span' | 'chips'> {
  const { body } = statement;
  if (body.kind === 'select') return selectFrame(drawing, statement, body);
  if (body.kind === 'on') return onFrame(drawing, statement, body);
  return createFrame(drawing, statement, body) ?? opaqueFrame(drawing, statement);
}

/** An EPL box: the text stands in it as it is, one line a line. */
function opaqueFrame(drawing: Drawing, statement: Statement): Omit<Frame, 'id' | 'title' | 'span' | 'chips'> {
  const lines = drawing.text.slice(statement.span.start, statement.span.end).split(/\r\n|\r|\n/);
  const node: BlockNode = {
    shape: 'block',
    id: `${drawing.idOf(statement)}/epl`,
    kind: 'epl-box',
    span: statement.span,
    word: 'EPL',
    lines,
  };
  return { form: 'opaque', inputs: [], trunk: [node], branches: [] };
}

/** An alert node stands for the annotation: its severity and name are what the desk will show. */
function alertNode(drawing: Drawing, annotation: Annotation): BlockNode {
  const argument = (name: string) => annotation.arguments.find((one) => one.name?.text === name);
  const name = argument('name');
  const severity = argument('severity');
  return {
    shape: 'block',
    id: drawing.idOf(annotation),
    kind: 'alert',
    span: annotation.span,
    word: name?.value.kind === 'literal' ? String(name.value.value) : 'Alert',
    ...(severity
      ? { argument: severity.value.kind === 'literal' ? String(severity.value.value) : folded(drawing, severity.value.span) }
      : {}),
    lines: [],
  };
}

function defaultTitle(body: StatementBody): string {
  switch (body.kind) {
    case 'select':
      return body.insertInto ? body.insertInto.target.text : 'select';
    case 'on':
      return 'target' in body.action
        ? `${body.action.kind} ${body.action.target.name.text}`.replace('-', ' ')
        : body.action.kind.replace('-', ' ');
    case 'create-window':
    case 'create-table':
    case 'create-schema':
    case 'create-variable':
    case 'create-context':
      return body.name.text;
    default:
      return body.kind.replaceAll('-', ' ');
  }
}

function targets(body: StatementBody): readonly string[] {
  if (body.kind === 'select') return body.insertInto ? [body.insertInto.target.text] : [];
  if (body.kind !== 'on') return [];
  const { action } = body;
  if (action.kind === 'on-insert') return action.branches.flatMap((branch) => targets(branch.body));
  if (action.kind === 'on-select') return action.insertInto ? [action.insertInto.target.text] : [];
  if (action.kind === 'on-merge') {
    return action.clauses.flatMap((clause) =>
      clause.actions.flatMap((one) => (one.kind === 'merge-insert' && one.into ? [one.into.text] : [])),
    );
  }
  return [];
}

function windowNames(body: StatementBody): readonly string[] {
  return body.kind === 'create-window' || body.kind === 'create-table' ? [body.name.text] : [];
}
