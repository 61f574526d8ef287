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
export { type Expanded, expand } from './codecs/expand.js';
export { json, ndjson } from './codecs/json.js';
