import { ANY, type EventType } from '@rulewright/core';
import type { SqlSource, Stream } from '../../syntax/ast.js';
import { syntaxElement } from '../catalogue/catalogue.js';
import type { CheckedSource, CheckedStream, LookupSource } from '../checked-stream.js';
import { supportRefused } from '../rules/support-refused.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { viewCombination } from '../rules/view-combination.js';
import { placeholderType } from '../scope/placeholder.js';
import type { ScopeStream } from '../scope/scope.js';
import type { ExpressionContext, Session } from '../session.js';
import { checkEventSource } from './event-source.js';
import { lookupParts } from './lookup.js';
import { checkPatternSource } from './pattern.js';
import { checkViews, holdsEvents } from './view.js';

/** A stream of a from-clause: checked, and as expressions of the statement see it. */
export interface StreamResult {
  readonly stream: CheckedStream;
  readonly scope: ScopeStream;
  /** `${…}` parts of a lookup, which read the streams beside it: checked when these are known */
  readonly lookup?: SqlSource;
}

/**
 * @param at.index    position in the from-clause
 * @param at.several  the from-clause has more than one stream
 * @param at.around   what the filter sees beside its event
 */
export function checkStream(node: Stream, at: { index: number; several: boolean; around: ExpressionContext }): StreamResult {
  const { session } = at.around;
  const id = session.idOf(node);
  const { source, type, typeName } = checkSource(node, { id, around: at.around });
  const alias = node.alias?.text;
  const events: ScopeStream = {
    index: 0,
    name: alias ?? typeName ?? `stream_${at.index}`,
    ...(typeName === undefined ? {} : { typeName }),
    type,
    bare: true,
    windowed: false,
  };
  const views = checkViews(node.views, { events, session });
  refuseViews(node, source, session);
  const windowed = holdsEvents(views) || source.kind === 'window';
  const name = alias ?? (at.several ? `stream_${at.index}` : events.name);
  const scope: ScopeStream = { ...events, index: at.index, name, windowed, views: views.map((view) => view.name) };
  if (node.alias !== undefined) session.bindings?.symbol(node.alias, { kind: 'stream', name, type });
  return {
    stream: {
      id,
      span: node.span,
      name: alias ?? typeName ?? name,
      eventType: type.name,
      source,
      views,
      retain: node.retain ?? 'intersection',
      unidirectional: node.unidirectional,
    },
    scope,
    ...(node.source.kind === 'sql-source' ? { lookup: node.source } : {}),
  };
}

function checkSource(
  node: Stream,
  at: { id: string; around: ExpressionContext },
): { source: CheckedSource; type: EventType; typeName?: string } {
  const { source } = node;
  const { id, around } = at;
  switch (source.kind) {
    case 'event-filter': {
      const checked = checkEventSource(source, { id, alias: node.alias?.text, around });
      return { ...checked, typeName: checked.source.contained.length > 0 ? checked.type.name : source.type.text };
    }
    case 'pattern-source':
      return checkPatternSource(source, { id, around });
    case 'sql-source':
      return checkLookup(source, id, around.session);
    case 'method-source': {
      const entry = syntaxElement('method lookup');
      const why = entry?.support.kind === 'refused' ? entry.support.why : '';
      around.session.report(supportRefused, { name: 'a method lookup', why, span: source.span });
      return { source: { kind: 'filter', id, eventType: '', contained: [] }, type: placeholderType('') };
    }
  }
}

/** The columns of a lookup are those that the host declares; without a list they are taken from the text of the query. */
function checkLookup(node: SqlSource, id: string, session: Session): { source: LookupSource; type: EventType } {
  const name = node.database.text;
  const { lookups } = session.world.host;
  const declared = lookups?.get(name);
  if (lookups !== undefined && declared === undefined) {
    session.report(unknownDeclaration, { what: 'lookup', name, span: node.database.span, candidates: lookups.keys() });
  }
  const { texts, columns } = lookupParts(String(node.query.value ?? ''));
  const type = declared ?? (columns.length === 0 ? placeholderType(id) : columnsType(id, columns));
  session.localTypes.set(type.name, type);
  return { source: { kind: 'lookup', id, lookup: name, rowType: type, parts: texts, parameters: [] }, type };
}

function columnsType(name: string, columns: readonly string[]): EventType {
  return { name, origin: 'row', supertypes: [], properties: columns.map((column) => ({ name: column, type: ANY })) };
}

/** Named windows and lookups keep their own rows: a consumer cannot add a window to them. */
function refuseViews(node: Stream, source: CheckedSource, session: Session): void {
  const view = node.views[0];
  if (view === undefined || source.kind === 'filter' || source.kind === 'pattern') return;
  const what = source.kind === 'window' ? `named window "${source.window}"` : 'a lookup';
  const hint = source.kind === 'window' ? 'insert into a stream of its own first, then window that' : undefined;
  session.report(viewCombination, { message: `${what} cannot have a data window of its consumer`, span: view.span, hint });
}
