import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export interface UndeclaredDependencyFacts {
  readonly name: string;
  readonly module: string;
  readonly span: Span;
  /** where a `uses` line may be added */
  readonly at: number;
}

export const undeclaredDependency: Rule<UndeclaredDependencyFacts> = {
  code: 'module-undeclared-dependency',
  severity: 'hint',
  summary: 'a type or window of another module that is not named in uses',
  describe: ({ name, module, span, at }) => ({
    span,
    message: `"${name}" belongs to module "${module}"`,
    hint: `say so, and this module is deployed after it: uses ${module};`,
    fixes: [{ title: `add "uses ${module};"`, edits: [{ span: { start: at, end: at }, text: `\nuses ${module};` }] }],
  }),
};
