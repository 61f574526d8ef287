import type { FollowedBy, Pattern } from '../../../syntax/ast.js';
import type { Lint, LintContext } from './lint.js';
import { holds, partsOf, ungrouped, type WrittenPattern, walkPattern, writtenPatterns } from './patterns.js';

export const unboundedFollowedBy: Lint = {
  code: 'lint-unbounded-followed-by',
  severity: 'warning',
  summary: 'a followed-by that begins again and again and may wait for ever: every match of its left side is kept',
  check: (context) => {
    for (const written of writtenPatterns(context.statement)) checkPattern(written, context);
  },
};

function checkPattern(written: WrittenPattern, context: LintContext): void {
  walkPattern(written.source.pattern, (node, around) => {
    if (node.kind !== 'followed-by' || around.some(isGuardedWithin)) return;
    const waiting = node.parts.findIndex((part, index) => index > 0 && !isBounded(part) && startsAgain(node, index));
    const part = node.parts[waiting];
    if (part !== undefined) report(part, written, context);
  });
}

/** Something to the left of part `index` begins anew while the right side waits. */
function startsAgain(node: FollowedBy, index: number): boolean {
  return node.parts.slice(0, index).some((part) => holds(part, 'every') || holds(part, 'every-distinct'));
}

function isGuardedWithin(pattern: Pattern): boolean {
  return pattern.kind === 'guarded' && pattern.guard.form === 'where';
}

/** Ends by itself: a guard of time around it, or a timer in it. */
function isBounded(pattern: Pattern): boolean {
  const inner = ungrouped(pattern);
  if (isGuardedWithin(inner) || inner.kind === 'observer') return true;
  if (inner.kind === 'repeat') return inner.until !== undefined && isBounded(inner.until);
  if (inner.kind === 'pattern-filter' || inner.kind === 'missing-pattern') return false;
  if (inner.kind === 'pattern-and') return inner.parts.some(isBounded);
  return partsOf(inner).some(isBounded);
}

function report(part: Pattern, { stream }: WrittenPattern, { find, session }: LintContext): void {
  const window = stream?.views.find((view) => view.name.text === 'time');
  const argument = window?.arguments[0];
  const time = argument === undefined ? '10 min' : session.text.slice(argument.span.start, argument.span.end);
  const simple = part.kind === 'pattern-filter' || part.kind === 'pattern-group';
  const guard = ` where timer:within(${time})`;
  const edits = simple
    ? [{ span: { start: part.span.end, end: part.span.end }, text: guard }]
    : [
        { span: { start: part.span.start, end: part.span.start }, text: '(' },
        { span: { start: part.span.end, end: part.span.end }, text: `)${guard}` },
      ];
  find({
    span: part.span,
    message: 'nothing bounds this wait: every match of the left side is kept until it comes',
    hint:
      window === undefined
        ? `add "${guard.trim()}"`
        : `the window keeps matches, it does not bound the wait: add "${guard.trim()}"`,
    fixes: [{ title: `add "${guard.trim()}"`, edits }],
  });
}
