import { ANY, type EventType, INT, LONG } from '@rulewright/core';

/** What the condition of `expr` and `expr_batch` can read of the window itself: the record that is stream 1 of its scope. */
export const EXPIRY_TYPE: EventType = {
  name: 'window',
  origin: 'row',
  supertypes: [],
  properties: [
    { name: 'current_count', type: INT },
    { name: 'expired_count', type: INT },
    { name: 'oldest_timestamp', type: LONG },
    { name: 'newest_timestamp', type: LONG },
    { name: 'oldest_event', type: ANY },
    { name: 'newest_event', type: ANY },
    { name: 'view_reference', type: ANY },
  ],
};
