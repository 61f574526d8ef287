import { assertNever, INT, LONG, STRING, type ValueType } from '@rulewright/core';
import type { Statement, StatementBody } from '../syntax/ast-statement.js';
import { annotationOf } from './annotation/annotation-value.js';
import { checkAnnotations } from './annotation/check-annotations.js';
import { checkProductAnnotations } from './annotation/check-product-annotations.js';
import type { CheckedStatement } from './checked.js';
import { allExpressions } from './rules/lint/expressions.js';
import { onDemandOnly } from './rules/on-demand-only.js';
import { LINTS } from './rules/registry.js';
import { unknownDeclaration } from './rules/unknown-declaration.js';
import { EMPTY_SCOPE, type Scope } from './scope/scope.js';
import type { ParameterCollector, Session } from './session.js';
import { checkCreateSchema } from './statement/create-schema.js';
import { checkCreateWindow } from './statement/create-window.js';
import { checkCreateExpression, checkCreateIndex, checkCreateVariable } from './statement/declarations.js';
import { checkOn } from './statement/on.js';
import { checkDeleteRows, checkInsertRows, checkUpdateRows } from './statement/on-demand.js';
import { refuseConstruct } from './statement/refuse.js';
import { checkSelect } from './statement/select.js';
import type { StatementContext } from './statement/statement-context.js';
import { checkUpdateStream } from './statement/update-stream.js';

/** Checks one statement; undefined if it is so broken that nothing of it can be used. */
export function checkStatement(
  statement: Statement,
  { session, ordinal, parameters }: { session: Session; ordinal: number; parameters?: ParameterCollector },
): CheckedStatement | undefined {
  const before = statement.expressions.map(({ name }) => [name.text, session.declarations.get(name.text)] as const);
  for (const declaration of statement.expressions) session.declarations.set(declaration.name.text, { declaration, foreign: false });
  const context: StatementContext = {
    session,
    statement,
    base: {
      id: session.idOf(statement),
      ordinal,
      span: statement.span,
      annotations: statement.annotations.map(annotationOf),
      ...(statement.name === undefined ? {} : { name: statement.name }),
      ...(statement.context === undefined ? {} : { context: statement.context.text }),
    },
    subqueries: { subqueries: [] },
    scope: contextScope(statement, session),
    ...(parameters === undefined ? {} : { parameters }),
  };
  session.made.length = 0;
  const found = session.diagnostics.length;
  checkAnnotations(statement, session);
  const checked = checkStatementBody(statement.body, context);
  if (checked !== undefined) checkProductAnnotations(statement, checked, session);
  const sound = !session.diagnostics.slice(found).some((diagnostic) => diagnostic.severity === 'error');
  if (checked !== undefined && sound && parameters === undefined) lint(statement, checked, session);
  for (const [name, outer] of before) {
    if (outer === undefined) session.declarations.delete(name);
    else session.declarations.set(name, outer);
  }
  return checked;
}

/** Advice on a statement; what is wrong with it has been told before. */
function lint(statement: Statement, checked: CheckedStatement, session: Session): void {
  const expressions = allExpressions(checked);
  for (const rule of LINTS) {
    rule.check({ session, statement, checked, expressions, find: (finding) => session.find(rule, finding) });
  }
}

const CONTEXT_PROPERTIES: ReadonlyMap<string, ValueType> = new Map([
  ['name', STRING],
  ['id', INT],
  ['startTime', LONG],
  ['endTime', LONG],
]);

function contextScope(statement: Statement, session: Session): Scope {
  const name = statement.context;
  if (name === undefined) return EMPTY_SCOPE;
  if (refuseConstruct('named context', name.span, session)) return EMPTY_SCOPE;
  const info = session.world.contexts.get(name.text);
  if (info === undefined) {
    session.report(unknownDeclaration, {
      what: 'context',
      name: name.text,
      span: name.span,
      candidates: session.world.contexts.keys(),
    });
    return EMPTY_SCOPE;
  }
  return { ...EMPTY_SCOPE, contextProperties: new Map([...CONTEXT_PROPERTIES, ...info.properties]) };
}

function checkStatementBody(body: StatementBody, context: StatementContext): CheckedStatement | undefined {
  const { session } = context;
  switch (body.kind) {
    case 'select':
      return checkSelect(body, context);
    case 'on':
      return checkOn(body, context);
    case 'create-window':
      return checkCreateWindow(body, context);
    case 'create-schema':
      return checkCreateSchema(body, context);
    case 'create-variable':
      return checkCreateVariable(body, context);
    case 'create-index':
      return checkCreateIndex(body, context);
    case 'create-expression':
      return checkCreateExpression(body, context);
    case 'update-istream':
      return checkUpdateStream(body, context);
    case 'create-table':
      refuseConstruct('create table', body.span, session);
      return undefined;
    case 'create-context':
      refuseConstruct('create context', body.span, session);
      return undefined;
    case 'opaque':
      refuseConstruct(body.what === 'inlined-class' ? 'inlined class' : body.what, body.span, session);
      return undefined;
    case 'insert-values':
      return onDemand(body.span, context) ? checkInsertRows(body, context) : undefined;
    case 'delete':
      return onDemand(body.span, context) ? checkDeleteRows(body, context) : undefined;
    case 'update':
      return onDemand(body.span, context) ? checkUpdateRows(body, context) : undefined;
    case 'missing-statement':
      session.incomplete = true;
      return undefined;
    default:
      return assertNever(body);
  }
}

function onDemand(span: Statement['span'], context: StatementContext): boolean {
  if (context.parameters !== undefined) return true;
  context.session.report(onDemandOnly, { span });
  return false;
}
