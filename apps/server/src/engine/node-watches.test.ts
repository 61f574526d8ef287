import type { WireHeldEntry, WireRecentChange } from '@rulewright/contracts';
import type { HeldEntry, RecentChange } from '@rulewright/engine';
import { expectTypeOf, test } from 'vitest';

test('what a node holds and has passed on goes over the wire as the engine says it', () => {
  expectTypeOf<WireHeldEntry>().toEqualTypeOf<HeldEntry>();
  expectTypeOf<WireRecentChange>().toEqualTypeOf<RecentChange>();
});
