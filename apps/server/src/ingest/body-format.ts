import { apacheCombined, type Codec, json, looksLikeLogLine, ndjson } from '@rulewright/connectors';

const LINES = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
  'application/json-lines',
]);
const JSON_TYPES = new Set(['application/json', 'text/json']);
/** Types that say nothing of what is in the body. */
const VAGUE = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream']);

/**
 * How a body of events is read, by its content type. Where that says nothing (plain text, or the form type that `curl -d` sends), its first
 * byte decides between JSON and lines of a web server's log.
 *
 * @returns undefined if nobody here reads that type
 */
export function bodyFormat(contentType: string | undefined, bytes: Uint8Array): Codec | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (LINES.has(type)) return ndjson;
  if (JSON_TYPES.has(type) || type.endsWith('+json')) return json;
  if (!VAGUE.has(type)) return undefined;
  const first = bytes.find((byte) => byte > 32);
  return looksLikeLogLine(first) ? apacheCombined : json;
}
