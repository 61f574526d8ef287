import type { PlanExpression } from '../../plan/expression.js';
import type { PatternTagPlan } from '../../plan/pattern.js';
import type { Environment } from '../expression/environment.js';
import { type Frame, matchFrame, tagsFrame } from '../expression/frame.js';
import type { Functions } from '../expression/functions.js';
import type { Row, RowValue } from '../row.js';
import { addPeriod, type Period } from '../time/period.js';
import type { Delay } from './delay.js';
import type { Match } from './match.js';
import type { AtomTest } from './pattern-shared.js';

/** Makes the functions of a pattern's expressions. */
export class PatternFunctions {
  readonly #functions: Functions;
  readonly #environment: Environment;
  readonly #atomFrame: Frame;
  readonly #tagsFrame: Frame;

  constructor(functions: Functions, environment: Environment, tags: readonly PatternTagPlan[]) {
    const names = tags.map((tag) => tag.name);
    this.#functions = functions;
    this.#environment = environment;
    this.#atomFrame = matchFrame(names);
    this.#tagsFrame = tagsFrame(names);
  }

  /** Over an atom's event and the tags before it. */
  test(expression: PlanExpression): AtomTest {
    return this.#functions.test(expression, this.#atomFrame, this.#environment);
  }

  ofEvent(expression: PlanExpression): (event: Row) => RowValue {
    return this.#functions.value(expression, this.#atomFrame, this.#environment);
  }

  ofMatch(expression: PlanExpression): (match: Match) => RowValue {
    return this.#functions.value(expression, this.#tagsFrame, this.#environment);
  }

  /** A truth; null when unknown. */
  conditionOf(expression: PlanExpression): (match: Match) => boolean | null {
    return this.ofMatch(expression) as (match: Match) => boolean | null;
  }

  /** A number; null when unknown. */
  numberOf(expression: PlanExpression): (match: Match) => number | null {
    const value = this.ofMatch(expression);
    return (match) => {
      const number = value(match);
      return typeof number === 'number' ? number : null;
    };
  }

  /** A length of time; null when unknown. */
  periodOf(expression: PlanExpression): (match: Match) => Period | null {
    return this.#functions.period(expression, this.#tagsFrame, this.#environment);
  }

  /** A timer of this length. Without a length it is never due. */
  delay(expression: PlanExpression): Delay {
    const evaluate = this.periodOf(expression);
    const constant = isConstant(expression) ? evaluate([]) : null;
    if (constant?.months === 0) {
      const { ms } = constant;
      return { constant: true, due: (_, now) => now + ms };
    }
    return {
      constant: constant !== null,
      due: (match, now) => {
        const period = constant ?? evaluate(match);
        return period === null ? Number.POSITIVE_INFINITY : addPeriod(now, period);
      },
    };
  }
}

/** Whether it has the same value at all times: built of constants alone. */
function isConstant(expression: PlanExpression): boolean {
  switch (expression.kind) {
    case 'constant':
      return true;
    case 'negate':
      return isConstant(expression.operand);
    case 'arithmetic':
      return isConstant(expression.left) && isConstant(expression.right);
    case 'arithmetic-chain':
      return isConstant(expression.first) && expression.steps.every(({ operand }) => isConstant(operand));
    case 'period':
      return expression.months.every(isConstant) && expression.parts.every((part) => isConstant(part.value));
    default:
      return false;
  }
}
