/**
 * JSON text that PostgreSQL takes as jsonb: it has no room for the character U+0000 and for lone surrogates, which events may well carry.
 * Both become U+FFFD.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  // Escapes of exactly these characters; a backslash of the text itself is written doubled and must not be taken for one.
  return UNSTORABLE.test(text) ? text.replaceAll(ESCAPE, (code) => (UNSTORABLE.test(code) ? '\ufffd' : code)) : text;
}

/** Text for a text column, which has no room for U+0000 either. (A lone surrogate becomes U+FFFD when the text is sent.) */
export function storableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

// JSON.stringify escapes a surrogate only when it stands alone.
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g;
