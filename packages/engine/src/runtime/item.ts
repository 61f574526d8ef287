import type { Row } from './row.js';

/** What a select works on: the event of its only stream, or one event a stream of a join (null where an outer join has none). */
export type Item = Row | readonly (Row | null)[];
