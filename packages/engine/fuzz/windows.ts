import { choice, optional, type Part } from './part.js';
import type { Random } from './random.js';

/** A data window as text, and what it lets a statement do. */
export interface Window {
  readonly text: Part;
  /** words behind the alias that say how two windows go together */
  readonly retain: Part;
  /** `prev` has something to count in */
  readonly previous: boolean;
  /** releases events in batches */
  readonly batch: boolean;
}

const SECONDS = [2, 3, 5, 10];

function seconds(random: Random): string {
  return `${random.pick(SECONDS)} sec`;
}

type Maker = (random: Random) => string;

const SLIDING: readonly Maker[] = [
  (random) => `#length(${random.int(1, 4)})`,
  (random) => `#time(${seconds(random)})`,
  () => '#keepall',
];
const KEYED: readonly Maker[] = [
  (random) => `#unique(${random.pick(['k', 'x', 'k, x'])})`,
  (random) => `#firstunique(${random.pick(['k', 'x'])})`,
  () => '#lastevent',
  () => '#firstevent',
];
const OTHER: readonly Maker[] = [
  (random) => `#time_accum(${seconds(random)})`,
  (random) => `#ext_timed(t, ${seconds(random)})`,
  (random) => `#sort(${random.int(1, 3)}, ${random.pick(['id', 'id desc', 't desc, id'])})`,
];
const BATCH: readonly Maker[] = [
  (random) => `#length_batch(${random.int(2, 4)})`,
  (random) => `#time_batch(${seconds(random)})`,
  (random) => `#time_length_batch(${seconds(random)}, ${random.int(2, 4)})`,
];

/** A data window; `sliding` asks for one that keeps events until they leave one by one. */
export function dataWindow(random: Random, sliding = false): Window {
  const plain = (text: string): Part => choice(text, '#keepall');
  return random.weighted<() => Window>([
    [8, () => ({ text: plain(random.pick(SLIDING)(random)), retain: '', previous: true, batch: false })],
    [4, () => ({ text: plain(random.pick(KEYED)(random)), retain: '', previous: false, batch: false })],
    [3, () => ({ text: plain(random.pick(OTHER)(random)), retain: '', previous: true, batch: false })],
    [sliding ? 0 : 4, () => ({ text: plain(random.pick(BATCH)(random)), retain: '', previous: true, batch: true })],
    [2, () => grouped(random, sliding)],
    [2, () => combined(random)],
  ])();
}

/** One window a key. */
function grouped(random: Random, sliding: boolean): Window {
  const batch = !sliding && random.chance(0.25);
  const inner = random.pick(batch ? BATCH : SLIDING)(random);
  return {
    text: choice([optional(`#groupwin(${random.pick(['k', 'x'])})`), inner], '#keepall'),
    retain: '',
    previous: true,
    batch,
  };
}

/** Two windows that an event must satisfy both, or one of them. */
function combined(random: Random): Window {
  const [first, second] = [random.pick(SLIDING)(random), random.pick([...SLIDING, ...KEYED])(random)];
  return { text: [first, second], retain: random.chance(0.3) ? optional(' retain-union') : '', previous: false, batch: false };
}
