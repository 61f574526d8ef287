import { type EplDocument, matchIds, nodeIds, parse } from '@rulewright/epl/syntax';
import { HEAD, TAIL } from './part-ids.js';

/** A stretch of a text: a statement with the comments before it, or what stands before or behind all statements. */
export interface Chunk {
  readonly id: string;
  /** what the statement is called; nothing for what is no statement */
  readonly title: string;
  /** absent where the text gives none */
  readonly name: string | undefined;
  readonly text: string;
  /** the `;` and what else stands behind the statement on its last line, with the line's end */
  readonly end: string;
}

/** The rest of a line behind a statement: its `;`, blanks, a comment. */
const REST_OF_LINE = /\s*;?(?:[^\S\n]|\/\*[^\n]*?\*\/)*(?:\/\/[^\n]*)?(?:\r?\n)?/y;

/**
 * A text cut into chunks that follow each other without a gap.
 *
 * @param base of which text this one is a later form: its statements keep their ids, renamed or moved
 * O(length)
 */
export function chunksOf(text: string, base?: string): readonly Chunk[] {
  const { document } = parse(text);
  const ids = base === undefined ? nodeIds(document) : matchIds(parse(base).document, document);
  const chunks: Chunk[] = [];
  let from = headEnd(document);
  if (from > 0) chunks.push({ id: HEAD, title: '', name: undefined, text: text.slice(0, from), end: '' });
  for (const statement of document.statements) {
    const to = restOfLine(text, statement.span.end);
    const id = ids.get(statement) ?? statement.name ?? `#${chunks.length}`;
    chunks.push({
      id,
      title: statement.name ?? id,
      name: statement.name,
      text: text.slice(from, statement.span.end),
      end: text.slice(statement.span.end, to),
    });
    from = to;
  }
  if (from < text.length) chunks.push({ id: TAIL, title: '', name: undefined, text: text.slice(from), end: '' });
  return chunks;
}

/** Where the declarations before the first statement end. */
function headEnd({ module, uses, imports, text }: EplDocument): number {
  const last = Math.max(-1, ...[module, ...uses, ...imports].flatMap((node) => (node ? [node.span.end] : [])));
  return last === -1 ? 0 : restOfLine(text, last);
}

function restOfLine(text: string, from: number): number {
  REST_OF_LINE.lastIndex = from;
  return REST_OF_LINE.exec(text) ? REST_OF_LINE.lastIndex : from;
}
