import type { Span } from '@rulewright/core';
import type { Annotation, Expression } from '../../syntax/ast.js';
import type { Statement } from '../../syntax/ast-statement.js';
import type { CheckedStatement } from '../checked.js';
import { annotationPlace } from '../rules/annotation/annotation-place.js';
import { missingFile } from '../rules/annotation/missing-file.js';
import { takenDestination } from '../rules/annotation/taken-destination.js';
import { unknownOutput } from '../rules/annotation/unknown-output.js';
import { unknownPlaceholder } from '../rules/annotation/unknown-placeholder.js';
import type { Session } from '../session.js';
import { annotationValue } from './annotation-value.js';

/** What @Alert, @Persist, @Load and @Enrich ask of the statement they stand before and of the host. */
export function checkProductAnnotations(statement: Statement, checked: CheckedStatement, session: Session): void {
  const columns = columnsOf(checked);
  const destinations = new Map<string, Span>();
  for (const node of statement.annotations) {
    switch (node.name.text.toLowerCase()) {
      case 'alert':
        if (requireKind(node, { fits: columns !== undefined, belongs: 'a select' }, session)) checkAlert(node, session);
        break;
      case 'enrich':
        if (requireKind(node, { fits: columns !== undefined, belongs: 'a select with @Alert' }, session)) {
          checkEnrich(node, { columns: columns ?? [], destinations, session });
        }
        break;
      case 'persist':
      case 'load':
        if (requireKind(node, { fits: checked.kind === 'create-window', belongs: 'create window' }, session))
          checkLoad(node, session);
        break;
      default:
        break;
    }
  }
}

/** Names of the columns of the rows that a statement gives; undefined if it gives none. */
function columnsOf(checked: CheckedStatement): readonly string[] | undefined {
  if (checked.kind === 'select') return checked.columns.map((column) => column.name);
  if (checked.kind === 'on' && checked.action.kind === 'select') return checked.action.body.columns.map((column) => column.name);
  return undefined;
}

function requireKind(node: Annotation, { fits, belongs }: { fits: boolean; belongs: string }, session: Session): boolean {
  if (!fits) session.report(annotationPlace, { annotation: node.name.text, belongs, span: node.span });
  return fits;
}

function argumentOf(node: Annotation, name: string): Expression | undefined {
  return node.arguments.find((argument) => argument.name?.text === name)?.value;
}

function checkAlert(node: Annotation, session: Session): void {
  const known = session.world.host.outputIds;
  if (known === undefined) return;
  const one = argumentOf(node, 'outID');
  const many = argumentOf(node, 'outIDs');
  const nodes = [...(one === undefined ? [] : [one]), ...(many?.kind === 'array' ? many.items : many === undefined ? [] : [many])];
  for (const each of nodes) {
    const id = annotationValue(each);
    if (typeof id === 'number' && !known.includes(id)) session.report(unknownOutput, { id, known, span: each.span });
  }
}

function checkLoad(node: Annotation, session: Session): void {
  const known = session.world.host.files;
  const file = argumentOf(node, 'file');
  const name = file && annotationValue(file);
  if (known === undefined || file === undefined || typeof name !== 'string' || known.includes(name)) return;
  session.report(missingFile, { file: name, known, span: file.span });
}

interface EnrichContext {
  readonly columns: readonly string[];
  /** where the enrichments before this one write */
  readonly destinations: Map<string, Span>;
  readonly session: Session;
}

/** An enrichment may read columns and what enrichments before it wrote. */
function checkEnrich(node: Annotation, context: EnrichContext): void {
  const { columns, destinations, session } = context;
  const parameter = argumentOf(node, 'param');
  if (parameter?.kind === 'literal' && typeof parameter.value === 'string') checkPlaceholders(parameter.span, context);
  const destination = argumentOf(node, 'dst');
  const name = destination && annotationValue(destination);
  if (destination === undefined || typeof name !== 'string') return;
  const first = destinations.get(name);
  if (first !== undefined || columns.includes(name)) session.report(takenDestination, { name, span: destination.span, first });
  destinations.set(name, destination.span);
}

const PLACEHOLDER = /%\{(?<name>[^}]*)(?<end>\}?)/g;

/** Looks at the text as it is written, so that a place in it is a place in the document. */
function checkPlaceholders(span: Span, { columns, destinations, session }: EnrichContext): void {
  const known = [...columns, ...destinations.keys()];
  for (const match of session.text.slice(span.start, span.end).matchAll(PLACEHOLDER)) {
    const name = match.groups?.['name'] ?? '';
    const start = span.start + match.index + 2;
    if (match.groups?.['end'] === '') {
      session.report(unknownPlaceholder, { name, span: { start: start - 2, end: start }, columns: known, open: true });
    } else if (!known.includes(name)) {
      session.report(unknownPlaceholder, { name, span: { start, end: start + name.length }, columns: known });
    }
  }
}
