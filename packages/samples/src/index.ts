export { type RuleTemplate, type Surroundings, TEMPLATES, textOf } from './templates.js';
export type { SampleTest } from './tests/sample-test.js';
export { type SampleModule, sampleWorkspace } from './workspace.js';
