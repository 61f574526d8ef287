import { preset } from '@rulewright/config/vitest';

export default preset();
