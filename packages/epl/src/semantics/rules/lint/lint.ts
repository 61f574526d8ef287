import type { Statement } from '../../../syntax/ast-statement.js';
import type { CheckedStatement } from '../../checked.js';
import type { CheckedExpression } from '../../checked-expression.js';
import type { Session } from '../../session.js';
import type { Finding, RuleInfo } from '../rule.js';

/** One statement that is right by the language and may yet not be what its author meant. */
export interface LintContext {
  readonly session: Session;
  readonly statement: Statement;
  readonly checked: CheckedStatement;
  /** every expression of the statement and every part of one, collected once for all lints */
  readonly expressions: readonly CheckedExpression[];
  /** tells a finding under the code of the lint at work */
  readonly find: (finding: Finding) => void;
}

/** Advice on a statement: looks at what was written and at what it means. */
export interface Lint extends RuleInfo {
  readonly check: (context: LintContext) => void;
}
