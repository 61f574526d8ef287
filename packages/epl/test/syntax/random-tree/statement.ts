import fc from 'fast-check';
import type { Annotation } from '../../../src/syntax/ast.js';
import type { MergeClause, OnAction, Statement, StatementBody } from '../../../src/syntax/ast-statement.js';
import { declared, dotted, few, name, node, plain, span, typeReference } from './leaf.js';
import { assignments } from './select.js';
import type { Tie } from './tie.js';

function clauses(tie: Tie): fc.Arbitrary<MergeClause> {
  const where = tie('expression');
  const update = fc.record({ assignments: assignments(tie), where }, { requiredKeys: ['assignments'] }).map(node('merge-update'));
  const remove = fc.record({ where }, { requiredKeys: [] }).map(node('merge-delete'));
  const insert = fc
    .record({ columns: few(name), items: few(tie('item'), 1), into: dotted, where }, { requiredKeys: ['columns', 'items'] })
    .map(node('merge-insert'));
  const matched = fc.record(
    { when: fc.constant('matched' as const), condition: where, actions: few(fc.oneof(update, remove, insert), 1) },
    { requiredKeys: ['when', 'actions'] },
  );
  const unmatched = fc.record(
    { when: fc.constant('not-matched' as const), condition: where, actions: few(insert, 1) },
    { requiredKeys: ['when', 'actions'] },
  );
  return fc.oneof(matched, unmatched).map(node('merge-clause'));
}

function targets(tie: Tie, filtered = true) {
  const conditions = filtered ? few(tie('expression')) : fc.constant([]);
  return fc.record({ name: dotted, conditions, alias: declared }, { requiredKeys: ['name', 'conditions'] }).map(node('target'));
}

function actions(tie: Tie): fc.Arbitrary<OnAction> {
  const target = targets(tie);
  const where = tie('expression');
  return fc.oneof(
    fc.record({ assignments: assignments(tie) }).map(node('on-set')),
    fc.record({ target, where }, { requiredKeys: ['target'] }).map(node('on-delete')),
    fc.record({ target, assignments: assignments(tie), where }, { requiredKeys: ['target', 'assignments'] }).map(node('on-update')),
    fc
      .record({ target: targets(tie, false), clauses: few(clauses(tie), 1), where }, { requiredKeys: ['target', 'clauses'] })
      .map(node('on-merge')),
  );
}

function bodies(tie: Tie): fc.Arbitrary<StatementBody> {
  const trigger = fc.record({ source: tie('filter'), alias: declared }, { requiredKeys: ['source'] }).map(node('trigger'));
  const column = fc
    .record({ name: declared, type: typeReference, primaryKey: fc.boolean(), annotations: fc.constant([]) })
    .map(node('column'));
  const where = tie('expression');
  const schema = {
    name: dotted,
    columns: few(column, 1),
    asTypes: fc.constant([]),
    inherits: fc.constant([]),
    copyFrom: fc.constant([]),
  };
  return fc.oneof(
    tie('select'),
    tie('select'),
    fc.record({ trigger, action: actions(tie) }).map(node('on')),
    fc
      .record({ name: dotted, views: few(tie('view')), columns: few(column, 1), insert: fc.constant(false) })
      .map(node('create-window')),
    fc.record(schema).map(node('create-schema')),
    fc
      .record(
        { name: dotted, constant: fc.boolean(), type: typeReference, value: where },
        { requiredKeys: ['name', 'constant', 'type'] },
      )
      .map(node('create-variable')),
    fc
      .record({ type: dotted, assignments: assignments(tie), where }, { requiredKeys: ['type', 'assignments'] })
      .map(node('update-istream')),
    fc.record({ target: dotted, columns: few(name), rows: few(few(where, 1), 1) }).map(node('insert-values')),
    fc.record({ target: targets(tie), where }, { requiredKeys: ['target'] }).map(node('delete')),
  );
}

function nameAnnotation(value: string): Annotation {
  const literal = { kind: 'literal' as const, span, type: 'string' as const, value };
  const title = { kind: 'dotted-name' as const, span, parts: [plain('Name')], text: 'Name' };
  return { kind: 'annotation', span, name: title, arguments: [{ kind: 'argument', span, value: literal }] };
}

export function statementsOf(tie: Tie): fc.Arbitrary<Statement> {
  const title = fc.option(fc.constantFrom('Scan', 'a b', "o'k"), { nil: undefined });
  return fc.record({ body: bodies(tie), title }).map(({ body, title: text }) => {
    const statement = { kind: 'statement' as const, span, expressions: [], body };
    return text === undefined
      ? { ...statement, annotations: [] }
      : { ...statement, annotations: [nameAnnotation(text)], name: text };
  });
}
