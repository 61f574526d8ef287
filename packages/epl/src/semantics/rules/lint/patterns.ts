import type { Pattern, PatternSource, Stream } from '../../../syntax/ast.js';
import type { Statement } from '../../../syntax/ast-statement.js';
import type { CheckedStatement } from '../../checked.js';
import type { CheckedPattern, PatternStream } from '../../checked-stream.js';

/** A pattern of a statement as it is written, with the stream that it is the source of; a trigger has none. */
export interface WrittenPattern {
  readonly source: PatternSource;
  readonly stream?: Stream;
}

export function writtenPatterns({ body }: Statement): readonly WrittenPattern[] {
  if (body.kind === 'on') return body.trigger.source.kind === 'pattern-source' ? [{ source: body.trigger.source }] : [];
  if (body.kind !== 'select' || body.from === undefined) return [];
  return [body.from.first, ...body.from.joins.map((join) => join.stream)].flatMap((stream) =>
    stream.source.kind === 'pattern-source' ? [{ source: stream.source, stream }] : [],
  );
}

export function checkedPatterns(checked: CheckedStatement): readonly PatternStream[] {
  if (checked.kind === 'on') return checked.trigger.kind === 'pattern' ? [checked.trigger] : [];
  if (checked.kind !== 'select') return [];
  return checked.streams.flatMap((stream) => (stream.source.kind === 'pattern' ? [stream.source] : []));
}

/** The parts of a pattern, in the order of the text. */
export function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case 'followed-by':
    case 'pattern-and':
    case 'pattern-or':
      return pattern.parts;
    case 'pattern-not':
    case 'every':
    case 'every-distinct':
    case 'guarded':
    case 'pattern-group':
      return [pattern.pattern];
    case 'repeat':
      return pattern.until === undefined ? [pattern.pattern] : [pattern.pattern, pattern.until];
    case 'pattern-filter':
    case 'observer':
    case 'missing-pattern':
      return [];
  }
}

/** Visits a pattern and all its parts, with what stands around each, outermost first. */
export function walkPattern(
  pattern: Pattern,
  visit: (node: Pattern, around: readonly Pattern[]) => void,
  around: readonly Pattern[] = [],
): void {
  visit(pattern, around);
  const inner = [...around, pattern];
  for (const part of partsOf(pattern)) walkPattern(part, visit, inner);
}

/** The pattern inside its parentheses. */
export function ungrouped(pattern: Pattern): Pattern {
  return pattern.kind === 'pattern-group' ? ungrouped(pattern.pattern) : pattern;
}

/** Whether some part of it, itself included, is of a kind. */
export function holds(pattern: Pattern, kind: Pattern['kind']): boolean {
  return pattern.kind === kind || partsOf(pattern).some((part) => holds(part, kind));
}

/** Parts of a checked pattern, itself included. */
export function checkedParts(pattern: CheckedPattern): readonly CheckedPattern[] {
  switch (pattern.kind) {
    case 'followed-by':
    case 'and':
    case 'or':
      return [pattern, ...pattern.parts.flatMap(checkedParts)];
    case 'not':
    case 'every':
    case 'every-distinct':
    case 'guard':
      return [pattern, ...checkedParts(pattern.part)];
    case 'until':
      return [pattern, ...checkedParts(pattern.part), ...(pattern.until === undefined ? [] : checkedParts(pattern.until))];
    case 'atom':
    case 'observer':
      return [pattern];
  }
}
