import { preset } from '@rulewright/config/vitest';

export default preset({ environment: 'happy-dom', setupFiles: ['./src/test-setup.ts'] });
