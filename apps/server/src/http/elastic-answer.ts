import { type BulkAction, readBulk } from '@rulewright/connectors';
import { type ErrorCode, type Failure, HTTP_STATUS, type IngestAnswer } from '@rulewright/contracts';

/** The version that we claim: new enough for current shippers, old enough that none asks for what we have not. */
const VERSION = '8.9.0';

/** What shippers ask before they send anything. `GET /` answers so to everybody who is no browser. */
export const ELASTIC_ROOT = {
  name: 'rulewright',
  cluster_name: 'rulewright',
  version: { number: VERSION, build_flavor: 'default', lucene_version: '9.7.0', minimum_wire_compatibility_version: '7.17.0' },
  tagline: 'You Know, for Search',
} as const;

const LICENSE = { license: { uid: 'rulewright', type: 'oss', status: 'active', expiry_date_in_millis: 4_000_000_000_000 } };

/** Paths of the handshake with their answers; templates, policies and pipelines are accepted and not needed. */
export const HANDSHAKE: readonly (readonly [path: string, answer: unknown])[] = [
  ['/_license', LICENSE],
  ['/_xpack', { license: LICENSE.license, features: {} }],
  ...['_ilm', '_index_template', '_template', '_component_template', '_ingest', '_nodes', '_logstash', 'logstash', '_cat'].map(
    (prefix) => [`/${prefix}/*`, {}] as const,
  ),
  ['/_nodes', {}],
];

interface BulkItem {
  readonly _index: string;
  readonly _id: string;
  readonly status: number;
  readonly [more: string]: unknown;
}

/** One item an action, in the order of the request, as a shipper counts them. */
export function bulkAnswer(taken: {
  readonly answer: IngestAnswer;
  readonly bytes: Uint8Array;
  readonly index: string;
  readonly tookMs: number;
}): unknown {
  const { answer, bytes, index, tookMs } = taken;
  const refused = new Map(answer.errors.map((error) => [error.index, error.message]));
  const items = readBulk(bytes).actions.map((action, place) => {
    const item = itemOf(action, { offset: (answer.offset ?? 0) + place, index, reason: reasonOf(action, refused) });
    return { [action.action === 'malformed' ? 'index' : action.action]: item };
  });
  return { took: Math.round(tookMs), errors: items.some((item) => Object.values(item).some(({ status }) => status >= 400)), items };
}

function reasonOf(action: BulkAction, refused: ReadonlyMap<number, string>): string | undefined {
  if (action.action === 'malformed') return 'malformed action line, or its document is missing';
  if (action.document === undefined) return `action "${action.action}" is not supported: events are never changed`;
  return refused.get(action.document);
}

function itemOf(
  { index, id }: BulkAction,
  facts: { readonly offset: number; readonly index: string; readonly reason: string | undefined },
): BulkItem {
  const place = { _index: index ?? facts.index, _id: id ?? String(facts.offset) };
  if (facts.reason !== undefined) {
    return { ...place, status: 400, error: { type: 'document_parsing_exception', reason: facts.reason } };
  }
  return {
    ...place,
    _version: 1,
    result: 'created',
    _shards: { total: 1, successful: 1, failed: 0 },
    _seq_no: facts.offset,
    _primary_term: 1,
    status: 201,
  };
}

const TYPE_OF_CODE: Partial<Record<ErrorCode, string>> = {
  'not-signed-in': 'security_exception',
  'wrong-credentials': 'security_exception',
  forbidden: 'security_exception',
  'queue-full': 'es_rejected_execution_exception',
  'not-ready': 'unavailable_shards_exception',
};

export function elasticFailure({ code, message }: Failure): { readonly status: number; readonly body: unknown } {
  const type = TYPE_OF_CODE[code] ?? 'illegal_argument_exception';
  const status = HTTP_STATUS[code];
  return { status, body: { error: { root_cause: [{ type, reason: message }], type, reason: message }, status } };
}
