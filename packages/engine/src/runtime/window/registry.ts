import type { WindowKind } from './data-window.js';
import { expr } from './expr.js';
import { exprBatch } from './expr-batch.js';
import { extTimed } from './ext-timed.js';
import { extTimedBatch } from './ext-timed-batch.js';
import { firstEvent, firstLength } from './first-length.js';
import { firstTime } from './first-time.js';
import { keepall } from './keepall.js';
import { lastEvent } from './last-event.js';
import { length } from './length.js';
import { lengthBatch } from './length-batch.js';
import { rank } from './rank.js';
import { sort } from './sort.js';
import { time } from './time.js';
import { timeAccum } from './time-accum.js';
import { timeBatch } from './time-batch.js';
import { timeLengthBatch } from './time-length-batch.js';
import { timeOrder, timeToLive } from './time-order.js';
import { firstUnique, unique } from './unique.js';

/** All data windows by catalogue name; `groupwin` is none of them but opens them by key. */
export const WINDOWS: Readonly<Record<string, WindowKind>> = {
  time: { make: time },
  length: { make: length },
  keepall: { make: keepall },
  time_batch: { make: timeBatch, batch: true },
  length_batch: { make: lengthBatch, batch: true },
  time_length_batch: { make: timeLengthBatch, batch: true },
  time_accum: { make: timeAccum },
  firsttime: { make: firstTime, selective: true },
  firstlength: { make: firstLength, selective: true },
  ext_timed: { make: extTimed },
  ext_timed_batch: { make: extTimedBatch, batch: true },
  expr: { make: expr },
  expr_batch: { make: exprBatch, batch: true },
  unique: { make: unique },
  lastevent: { make: lastEvent },
  firstevent: { make: firstEvent, selective: true },
  firstunique: { make: firstUnique, selective: true },
  sort: { make: sort, ordered: true },
  rank: { make: rank, ordered: true },
  time_order: { make: timeOrder, ordered: true },
  timetolive: { make: timeToLive, ordered: true },
};
