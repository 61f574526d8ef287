import { apacheCombined, bulk, type Codec, json, ndjson } from '@rulewright/connectors';

/** How the records of an entry are read, by the name of its codec. */
export const CODECS: Readonly<Record<string, Codec>> = Object.fromEntries(
  [json, ndjson, bulk, apacheCombined].map((codec) => [codec.name, codec]),
);
