import type { FuzzCase } from './fuzz-case.js';
import { render, smaller } from './part.js';

/**
 * The smallest case that still differs, by trying ever smaller ones: steps in chunks, whole statements, then parts of statements. Greedy:
 * begins anew after every success, ends when nothing smaller differs or `maxTries` is spent.
 *
 * @param differs  asks both engines
 */
export async function shrink(
  start: FuzzCase,
  differs: (candidate: FuzzCase) => Promise<boolean>,
  maxTries = 400,
): Promise<FuzzCase> {
  let best = start;
  let tries = 0;
  let improved = true;
  while (improved && tries < maxTries) {
    improved = false;
    for (const candidate of candidates(best)) {
      if (++tries > maxTries) break;
      if (!(await differs(candidate))) continue;
      best = candidate;
      improved = true;
      break;
    }
  }
  return best;
}

function* candidates(current: FuzzCase): Generator<FuzzCase> {
  const { statements, steps } = current;
  for (const index of statements.keys()) if (statements.length > 1) yield without(current, index);
  for (let size = Math.floor(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= steps.length; at += size) yield { ...current, steps: steps.toSpliced(at, size) };
  }
  for (const [index, statement] of statements.entries()) {
    const length = render(statement.text).length;
    for (const text of smaller(statement.text)) {
      if (render(text).length < length) yield { ...current, statements: statements.with(index, { ...statement, text }) };
    }
  }
}

/** A case without one of its statements and without looks at its content. */
function without({ statements, steps, name }: FuzzCase, index: number): FuzzCase {
  const gone = statements[index]?.iterable;
  return {
    name,
    statements: statements.toSpliced(index, 1),
    steps: steps.filter((step) => !('iterate' in step) || step.iterate === undefined || step.iterate !== gone),
  };
}
