export { apacheCombined, looksLikeLogLine } from './codecs/apache-combined.js';
export { decodeBatch } from './codecs/batch.js';
export { type BulkAction, bulk, readBulk } from './codecs/bulk.js';
export {
  type Codec,
  DEFAULT_RECORD_LIMITS,
  type Decoded,
  type DecodeFailure,
  type Pieces,
  type RawRecord,
  type RecordLimits,
} from './codecs/codec.js';
export { type CsvRow, type CsvTable, readCsv } from './codecs/csv.js';
export { expand } from './codecs/expand.js';
export type { Expanded } from './codecs/expanded.js';
export { json, ndjson } from './codecs/json.js';
export { instantIn, mappedRecord, mappedType, type SourceMap, type TimeUnit } from './mapping/source-map.js';
export { isPublicAddress } from './net/address-kind.js';
export {
  type GuardedAnswer,
  type GuardedRequest,
  guardedRequest,
  OutgoingError,
  type OutgoingPolicy,
} from './net/guarded-request.js';
export type { Delivered, OutgoingAlert, Sink } from './sinks/sink.js';
export { type WebhookOptions, webhook, webhookSignature } from './sinks/webhook.js';
