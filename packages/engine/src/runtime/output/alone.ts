import type { Item } from '../item.js';
import { keyOf } from '../key-map.js';
import type { Items } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** Whether the rows of a change leave as they are. */
type IsAlone = (inserted: Items, removed: Items) => boolean;

/**
 * The changes of grouped rows that are neither ordered nor limited, as in Esper, where nothing is joined and no output limit gathers them: one
 * row that comes. Of rows per event, and of one group whose row before is not told, another may go with it.
 */
export function aloneIn(kit: ResultKit): IsAlone | undefined {
  switch (kit.plan.shape) {
    case 'row-per-event-grouped':
      return (inserted, removed) => inserted.length === 1 && removed.length <= 1;
    case 'row-per-group':
      return (inserted, removed) => {
        if (inserted.length !== 1 || removed.length > 1) return false;
        return removed.length === 0 || (!kit.needsRemoved && isOneGroup(kit, inserted[0] as Item, removed[0] as Item));
      };
    default:
      return undefined;
  }
}

function isOneGroup({ keys }: ResultKit, one: Item, other: Item): boolean {
  return keys.every((key) => keyOf(key(one)) === keyOf(key(other)));
}
