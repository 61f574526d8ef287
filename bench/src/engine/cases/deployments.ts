import type { BenchCase } from '../bench-case.js';
import { logEvent } from '../log-event.js';
import { Random } from '../random.js';
import { DETECTION_CASES } from './detections.js';
import { GROUP_CASES } from './groups.js';

/** From the text of one statement, with its schema, to the running statement. */
export const DEPLOY_CASES: readonly BenchCase[] = [...GROUP_CASES.slice(0, 1), ...DETECTION_CASES].map(({ name, epl }) => ({
  name: `deploy-${name}`,
  measure: 'deploy',
  target: 50,
  epl,
  *events() {
    if (!name.startsWith('laundering')) yield logEvent(1, new Random(9));
  },
}));
