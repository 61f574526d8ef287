import type { Span, TextEdit } from '@rulewright/core';
import { RESERVED_IN_DECLARATIONS } from '../syntax/keyword.js';
import type { Analysis } from './analysis.js';
import { written } from './completion/from-scope.js';
import { declaredHere, placesOf } from './references.js';
import { type SymbolAt, symbolAt, symbolKey } from './symbol-at.js';

export type RenameOutcome = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** What a rename at `offset` would take hold of: its span and present name, or why it cannot be renamed. */
export function renameTarget(
  analysis: Analysis,
  offset: number,
): { readonly span: Span; readonly name: string } | { readonly refused: string } {
  const found = symbolAt(analysis, offset);
  if (!found) return { refused: 'there is nothing here that has a name' };
  const refused = whyNot(analysis, found);
  return refused === undefined ? { span: found.span, name: analysis.text.slice(found.span.start, found.span.end) } : { refused };
}

/** Renames what stands at `offset` in the whole text. A name that is no plain word is written in backticks. */
export function rename(analysis: Analysis, offset: number, name: string): RenameOutcome {
  const found = symbolAt(analysis, offset);
  if (!found) return { refused: 'there is nothing here that has a name' };
  const refused = whyNot(analysis, found) ?? (name.trim() === '' ? 'a name needs at least one character' : undefined);
  if (refused !== undefined) return { refused };
  const text = RESERVED_IN_DECLARATIONS.has(name.toLowerCase()) ? `\`${name}\`` : written(name);
  return { edits: placesOf(analysis, found).map((span) => ({ span, text })) };
}

/** Only what this text declares can be renamed: another module would still say the old name. */
function whyNot(analysis: Analysis, found: SymbolAt): string | undefined {
  const { symbol, span } = found;
  switch (symbol.kind) {
    case 'catalogue':
      return `"${symbol.entry.name}" belongs to the language`;
    case 'context-property':
      return `"${symbol.name}" belongs to the context`;
    case 'stream': {
      const written = analysis.text.slice(span.start, span.end);
      return written === symbol.type.name ? `"${written}" is the event type's own name: give the stream an alias first` : undefined;
    }
    case 'tag':
    case 'lambda-parameter':
    case 'column':
      return undefined;
    case 'event-type':
    case 'window':
    case 'property':
    case 'variable':
    case 'declared-expression':
      return declaredHere(analysis, found) || isTag(analysis, found) ? undefined : 'another module declares it: rename it there';
  }
}

/** A property of a pattern's row is a tag, and tags belong to their statement. */
function isTag({ world }: Analysis, { symbol, statement }: SymbolAt): boolean {
  return symbolKey(symbol, statement, world).startsWith('tag:');
}
