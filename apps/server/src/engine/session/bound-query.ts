/** A query whose placeholders became parameters, with the names of their values in order. */
export interface BoundQuery {
  readonly epl: string;
  readonly names: readonly string[];
}

const PIECE = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|%\{([^}]*)\}/gs;
const PLACEHOLDER = /%\{([^}]*)\}/g;

/**
 * Makes parameters of the placeholders of a query: `ip = '%{src_ip}'` and `ip = %{src_ip}` both become `ip = ?`, and a text around one
 * (`'%{a}@x'`) is put together by the query. No value ever becomes part of the text.
 */
export function boundQuery(text: string): BoundQuery {
  const names: string[] = [];
  const epl = text.replaceAll(PIECE, (piece: string, bare: string | undefined) => {
    if (bare !== undefined) {
      names.push(bare);
      return '?';
    }
    return boundLiteral(piece, names);
  });
  return { epl, names };
}

function boundLiteral(literal: string, names: string[]): string {
  const quote = literal[0] ?? "'";
  const parts: string[] = [];
  let end = 1;
  for (const match of literal.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push(quote + literal.slice(end, match.index) + quote);
    names.push(match[1] ?? '');
    parts.push('?');
    end = match.index + match[0].length;
  }
  if (parts.length === 0) return literal;
  if (end < literal.length - 1) parts.push(quote + literal.slice(end));
  return parts.length === 1 ? '?' : `(${parts.join(' || ')})`;
}
