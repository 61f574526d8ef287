import type { Frame } from '@rulewright/diagram';
import type { Arrangement, Spot } from './place.js';

/** Before a statement is drawn at a spot: the others are kept where they stand. */
export function aroundSpot({ places, groups }: Arrangement, { standing }: Spot): Arrangement {
  return { places: new Map([...places, ...standing]), groups };
}

/** Once it is drawn: it stands at its spot, among all `frames`. */
export function settledAt({ settle }: Spot, made: Frame, frames: readonly Frame[], { places, groups }: Arrangement): Arrangement {
  const others = frames.filter(({ id }) => id !== made.id);
  return { places: new Map([...places, [made.id, settle(made, others, places)]]), groups };
}
