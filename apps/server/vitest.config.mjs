import { preset } from '@rulewright/config/vitest';

/** Tests run against a real PostgreSQL of their own, which takes a second or two to make, and longer on a busy machine. */
export default preset({ testTimeout: 60_000, hookTimeout: 60_000 });
