import { applyEdits, type Span, type TextEdit } from '@rulewright/core';
import type { EplDocument, Statement } from './ast-statement.js';
import { Layout } from './format/layout.js';
import { TokenLine } from './format/token-line.js';
import { tokenize } from './lexer.js';
import { parse } from './parse.js';

/**
 * Edits that give a text the house style: an annotation and a clause a line, conditions indented, one blank between words, one empty line
 * between statements. Only blanks change: no word, no case, no comment. A statement with a syntax error is left as it is.
 *
 * @param range  only statements that it touches; by default all
 * @returns      edits in the order of the text, none when it has the style already; formatting twice changes nothing
 * O(length x depth of nesting)
 */
export function format(text: string, range?: Span): TextEdit[] {
  const { document, diagnostics } = parse(text);
  const line = new TokenLine(text, document.tokens);
  const chosen = ({ span }: { readonly span: Span }): boolean =>
    range === undefined || (span.start <= range.end && span.end >= range.start);
  const sound = ({ span }: Statement): boolean =>
    !diagnostics.some((each) => each.span.end >= span.start && each.span.start <= span.end);
  const edits: TextEdit[] = [];
  const multiline = new Set<Statement>();
  for (const statement of document.statements) {
    if (statement.body.kind === 'opaque' || !sound(statement)) {
      multiline.add(statement);
      continue;
    }
    const layout = new Layout(line, statement);
    if (layout.multiline) multiline.add(statement);
    if (chosen(statement)) edits.push(...layout.edits);
  }
  if (diagnostics.length === 0) edits.push(...betweenStatements(document, line, { chosen, multiline }));
  edits.sort((a, b) => a.span.start - b.span.start);
  return keepsTokens(text, edits) ? edits : [];
}

interface Choice {
  readonly chosen: (node: { readonly span: Span }) => boolean;
  readonly multiline: ReadonlySet<Statement>;
}

/** The blanks before each statement and each line of the module's head: at least one line break, and an empty line around statements. */
function betweenStatements(document: EplDocument, line: TokenLine, { chosen, multiline }: Choice): TextEdit[] {
  const edits: TextEdit[] = [];
  const head = [document.module, ...document.uses, ...document.imports].filter((each) => each !== undefined);
  const parts = [...head, ...document.statements].sort((a, b) => a.span.start - b.span.start);
  for (const [place, part] of parts.entries()) {
    const previous = parts[place - 1];
    if (previous === undefined || !chosen(part)) continue;
    const apart = [previous, part].some((each) => each.kind === 'statement' && multiline.has(each));
    const leavesHead = part.kind === 'statement' && previous.kind !== 'statement';
    const edit = separate(line, part.span.start, previous.span.end, apart || leavesHead);
    if (edit !== undefined) edits.push(edit);
  }
  return edits;
}

/**
 * Comments before a statement belong to it: the empty line stands before them. A comment on the line of the `;` before belongs there.
 */
function separate(line: TokenLine, start: number, previousEnd: number, apart: boolean): TextEdit | undefined {
  let index = line.indexAt(start);
  while (
    line.tokens[index - 1]?.kind === 'comment' &&
    (line.tokens[index - 1]?.start ?? 0) >= previousEnd &&
    !trails(line, index - 1)
  )
    index--;
  const from = line.tokens[index - 1]?.end ?? 0;
  const to = line.tokens[index]?.start ?? from;
  const written = line.text.slice(from, to);
  const breaks = written.replace(/\r\n?/g, '\n').split('\n').length - 1;
  const wanted = apart || breaks > 1 ? '\n\n' : '\n';
  return written.replaceAll('\r\n', '\n') === wanted ? undefined : { span: { start: from, end: to }, text: wanted };
}

/** True if the comment stands on the line of the token before it. */
function trails(line: TokenLine, index: number): boolean {
  const before = line.tokens[index - 1];
  const token = line.tokens[index];
  if (before === undefined || token === undefined) return false;
  return !/[\r\n]/.test(line.text.slice(before.end, token.start));
}

/** Whatever the tree said: no edit may make other tokens. */
function keepsTokens(text: string, edits: readonly TextEdit[]): boolean {
  return significant(applyEdits(text, edits)) === significant(text);
}

function significant(text: string): string {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'blank')
    .map(({ start, end }) => text.slice(start, end).replaceAll('\r\n', '\n'))
    .join('\u0000');
}
