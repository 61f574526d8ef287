import type { NewAlert } from '../../engine/session/entry-result.js';

/** An alert for tests of the store; `place` makes its id. */
export const sampleAlert = (place: number, fields: Partial<NewAlert> = {}): NewAlert => ({
  id: place.toString(16).padStart(64, '0'),
  rule: 'scan',
  version: 1,
  deployment: '00000000-0000-4000-8000-000000000000',
  statement: 'Scan',
  name: 'scan',
  severity: 'high',
  tags: ['attack.t1046'],
  outIds: [],
  shadow: false,
  key: [{ name: 'src_ip', value: `10.0.0.${place}` }],
  row: { src_ip: `10.0.0.${place}`, targets: ['a', 'b'] },
  enrichments: {},
  pending: null,
  triggerOffset: place,
  ordinal: 0,
  time: 1_700_000_000_000 + place * 1000,
  ...fields,
});
