import type { ScenarioStep } from '../src/testing/run-scenario.js';
import { collectionEvent } from './collections.js';
import type { Random } from './random.js';
import { event, type TYPES } from './vocabulary.js';

/** Events and moves of the clock; time never goes back, and is walked or jumped. */
export function randomSteps(
  random: Random,
  { collections, noNull }: { readonly collections: boolean; readonly noNull: ReadonlySet<string> },
): readonly ScenarioStep[] {
  const steps: ScenarioStep[] = [];
  const walks = random.chance(0.5);
  let ms = 0;
  const moves = random.int(8, 26);
  for (let serial = 0; serial < moves; serial++) {
    if (random.chance(0.3)) {
      ms += random.pick([500, 1000, 1000, 2000, 3000, 5000, 12000]);
      steps.push(walks ? { span: ms } : { time: ms });
    }
    if (collections && random.chance(0.5)) {
      steps.push({ send: 'T', event: collectionEvent(random, serial, noNull.has('lists')) });
      continue;
    }
    const type = random.weighted<(typeof TYPES)[number]>([
      [5, 'A'],
      [3, 'B'],
      [2, 'C'],
    ]);
    steps.push({ send: type, event: event(random, { ms, serial, noNull }) });
  }
  if (random.chance(0.6)) steps.push(walks ? { span: ms + 20000 } : { time: ms + 20000 });
  return steps;
}
