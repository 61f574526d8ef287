import type { Span } from '@rulewright/core';
import type { Statement, StatementBody } from '../syntax/ast-statement.js';
import { parse } from '../syntax/parse.js';

/** A statement as a list shows it. `selection` is what a click on it selects: its name if it has one. */
export interface OutlineItem {
  readonly name: string;
  readonly kind: 'rule' | 'stream' | 'window' | 'event-type' | 'variable' | 'context' | 'expression' | 'other';
  readonly detail: string;
  readonly span: Span;
  readonly selection: Span;
}

/** The statements of a text, in order. O(text). */
export function outline(text: string): readonly OutlineItem[] {
  return parse(text).document.statements.map((statement) => ({
    ...item(statement),
    span: statement.span,
    selection: selectionOf(statement),
  }));
}

function item(statement: Statement): Pick<OutlineItem, 'name' | 'kind' | 'detail'> {
  const described = describe(statement.body);
  return statement.name === undefined ? described : { ...described, name: statement.name };
}

function describe(body: StatementBody): Pick<OutlineItem, 'name' | 'kind' | 'detail'> {
  switch (body.kind) {
    case 'select':
      return body.insertInto
        ? { name: body.insertInto.target.text, kind: 'stream', detail: 'insert into' }
        : { name: 'select', kind: 'rule', detail: 'select' };
    case 'on':
      return {
        name: body.action.kind.replace('-', ' '),
        kind: 'rule',
        detail: 'target' in body.action ? body.action.target.name.text : '',
      };
    case 'create-window':
    case 'create-table':
      return { name: body.name.text, kind: 'window', detail: body.kind === 'create-window' ? 'named window' : 'table' };
    case 'create-schema':
      return { name: body.name.text, kind: 'event-type', detail: `${body.columns.length} properties` };
    case 'create-variable':
      return { name: body.name.text, kind: 'variable', detail: body.type.name.text };
    case 'create-context':
      return { name: body.name.text, kind: 'context', detail: 'context' };
    case 'create-expression':
      return { name: body.declaration.name.text, kind: 'expression', detail: 'expression' };
    default:
      return { name: body.kind.replaceAll('-', ' '), kind: 'other', detail: '' };
  }
}

function selectionOf(statement: Statement): Span {
  const name = statement.annotations.find((annotation) => annotation.name.text.toLowerCase() === 'name');
  if (name) return name.span;
  const { body } = statement;
  return 'name' in body ? body.name.span : statement.span;
}
