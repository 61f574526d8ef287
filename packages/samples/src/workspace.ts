import { TEMPLATES, textOf } from './templates.js';
import type { SampleTest } from './tests/sample-test.js';

/** A module of the sample workspace. */
export interface SampleModule {
  readonly name: string;
  readonly epl: string;
  /** whether it is deployed at once, because others stand on it, or left as a draft to be read first */
  readonly deployed: boolean;
  readonly tests: readonly SampleTest[];
}

const TYPES_MODULE = 'logs';

/**
 * What a new workspace begins with: the event types of both documents in one module, which is deployed, and their rules, which use it and
 * wait as drafts. In the order in which they can be deployed.
 */
export function sampleWorkspace(): readonly SampleModule[] {
  const schemas = new Map(TEMPLATES.flatMap((template) => Object.entries(template.schemas)));
  const types = `module ${TYPES_MODULE};\n\n${[...schemas.values()].join('\n\n')}\n`;
  const surroundings = { types: new Set(schemas.keys()), outputIds: [] };
  const rules = TEMPLATES.map((template) => {
    const epl = textOf(template, template.name, surroundings);
    const line = `module ${template.name};\n`;
    const text = epl.replace(line, `${line}\nuses ${TYPES_MODULE};\n`);
    return { name: template.name, epl: text, deployed: false, tests: template.tests };
  });
  return [{ name: TYPES_MODULE, epl: types, deployed: true, tests: [] }, ...rules];
}
