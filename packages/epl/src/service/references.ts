import type { Span } from '@rulewright/core';
import type { StatementBody } from '../syntax/ast-statement.js';
import type { Node } from '../syntax/node.js';
import { walk } from '../syntax/walk.js';
import type { Analysis } from './analysis.js';
import { type SymbolAt, symbolAt, symbolKey } from './symbol-at.js';

/** Every place of the text that names the same thing as the place at `offset`, that place and its declaration included. O(text). */
export function references(analysis: Analysis, offset: number): readonly Span[] {
  const found = symbolAt(analysis, offset);
  return found ? placesOf(analysis, found) : [];
}

/** Where the thing that is named at `offset` is declared, if this text declares it. */
export function definition(analysis: Analysis, offset: number): Span | undefined {
  const found = symbolAt(analysis, offset);
  if (!found) return undefined;
  return declarations(analysis).get(symbolKey(found.symbol, found.statement, analysis.world)) ?? binderOf(analysis, found);
}

/** Whether this text declares the thing, so that all that is said of it can change with it. */
export function declaredHere(analysis: Analysis, { symbol, statement }: SymbolAt): boolean {
  return declarations(analysis).has(symbolKey(symbol, statement, analysis.world));
}

/** All places of one symbol, in the order of the text. */
export function placesOf(analysis: Analysis, { symbol, statement }: SymbolAt): readonly Span[] {
  const key = symbolKey(symbol, statement, analysis.world);
  const places = new Map<number, Span>();
  const declared = declarations(analysis).get(key);
  if (declared) places.set(declared.start, declared);
  for (const one of analysis.document.statements) {
    walk(one, (node) => {
      const other = analysis.bindings.symbolOf(node);
      if (other && symbolKey(other, one, analysis.world) === key) places.set(node.span.start, node.span);
    });
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

/** The alias, tag or parameter that binds a name of one statement. */
function binderOf(analysis: Analysis, { symbol, statement }: SymbolAt): Span | undefined {
  const key = symbolKey(symbol, statement, analysis.world);
  let binder: Span | undefined;
  if (statement) {
    walk(statement, (node) => {
      for (const name of boundBy(node)) {
        const bound = analysis.bindings.symbolOf(name);
        if (!binder && bound && symbolKey(bound, statement, analysis.world) === key) binder = name.span;
      }
    });
  }
  return binder;
}

function boundBy(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'stream':
    case 'select-item':
      return node.alias ? [node.alias] : [];
    case 'pattern-filter':
      return node.tag ? [node.tag] : [];
    case 'lambda':
      return node.parameters;
    default:
      return [];
  }
}

/** Names that statements of the text declare, by symbol key; schemas and windows before the streams that inserts derive, the first of several. */
function declarations({ document }: Analysis): ReadonlyMap<string, Span> {
  const bodies = document.statements.map(({ body }) => body);
  const declared = new Map<string, Span>();
  for (const [key, node] of [...bodies.flatMap(created), ...bodies.flatMap(derived)])
    if (!declared.has(key)) declared.set(key, node.span);
  return declared;
}

type Declaration = readonly [key: string, node: Node];

function created(body: StatementBody): readonly Declaration[] {
  switch (body.kind) {
    case 'create-schema':
    case 'create-window':
    case 'create-table':
      return [
        [`type:${body.name.text}`, body.name],
        ...(body.columns ?? []).map(({ name }): Declaration => [`property:${body.name.text}:${name.text}`, name]),
      ];
    case 'create-variable':
      return [[`variable:${body.name.text}`, body.name]];
    case 'create-expression':
      return [[`declared-expression:${body.declaration.name.text}`, body.declaration.name]];
    default:
      return [];
  }
}

function derived(body: StatementBody): readonly Declaration[] {
  if (body.kind !== 'select' || !body.insertInto) return [];
  const { target } = body.insertInto;
  const columns = body.items.flatMap(({ alias }): readonly Declaration[] =>
    alias ? [[`property:${target.text}:${alias.text}`, alias]] : [],
  );
  return [[`type:${target.text}`, target], ...columns];
}
