import { describe, expect, it } from 'vitest';
import { inShared, SHARED } from '../shared-folder.js';
import { readHostTypes, runSuite, SUITES } from './conformance.js';
import { FLOORS } from './floors.js';
import { tally } from './tally.js';

const recorded = inShared('esper-traces') !== undefined;

describe.skipIf(!recorded)(recorded ? 'recorded behaviour' : `recorded behaviour (no ${SHARED}/esper-traces)`, () => {
  const hosts = recorded ? readHostTypes() : undefined;

  it.each(SUITES)(
    '%s: no fewer scenarios agree than before',
    (suite) => {
      if (!hosts) return;
      const { agree, differ, reasons, recorded: all } = tally(suite, [...runSuite(suite, hosts, () => true)]);
      const outside = [...reasons.values()].reduce((sum, count) => sum + count, 0);
      expect({ all, agree: agree >= FLOORS[suite] ? 'enough' : agree }).toEqual({ all: agree + differ + outside, agree: 'enough' });
    },
    120_000,
  );
});
