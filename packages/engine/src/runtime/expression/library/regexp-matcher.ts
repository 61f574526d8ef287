import { RE2JS } from 're2js';
import { EvaluationError } from '../evaluation-error.js';
import type { Matcher } from './like-matcher.js';

/**
 * A matcher for `regexp`: the whole text must match. The engine behind it (RE2) works in linear time, so that no rule can stall the
 * others; back references and look-around do not exist in it.
 *
 * @throws EvaluationError if the pattern is no regular expression
 */
export function regexpMatcher(pattern: string | null): Matcher {
  if (pattern === null) return { matches: () => null };
  const compiled = compileRegexp(pattern);
  return { matches: (text) => compiled.matches(text) };
}

/** A compiled regular expression; the last few hundred patterns are kept. */
export function compileRegexp(pattern: string): RE2JS {
  const known = COMPILED.get(pattern);
  if (known !== undefined) return known;
  const compiled = compile(pattern);
  if (COMPILED.size >= MAX_COMPILED) COMPILED.clear();
  COMPILED.set(pattern, compiled);
  return compiled;
}

const MAX_COMPILED = 500;
const COMPILED = new Map<string, RE2JS>();

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EvaluationError('regexp', `"${pattern}" is no regular expression: ${reason}`);
  }
}
