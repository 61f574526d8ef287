import type { EventType } from '@rulewright/core';
import type { CheckedExpression } from '../../checked-expression.js';
import type { CheckedPattern, PatternAtom, PatternFollowedBy } from '../../checked-stream.js';
import { walkExpression } from '../../expression/walk.js';
import { propertyNamed, propertyNames, typeNamed } from '../../scope/lookup.js';
import type { Session } from '../../session.js';
import type { Lint, LintContext } from './lint.js';
import { checkedParts, checkedPatterns } from './patterns.js';

export const missingCorrelation: Lint = {
  code: 'lint-missing-correlation',
  severity: 'info',
  summary: 'a step of a pattern that takes any event, whatever the steps before it were',
  check: (context) => {
    for (const { pattern } of checkedPatterns(context.checked)) {
      for (const part of checkedParts(pattern)) if (part.kind === 'followed-by') checkSequence(part, context);
    }
  },
};

/** A step whose filter asks nothing of an earlier tag, though its type shares a property with that tag's. */
function checkSequence(node: PatternFollowedBy, { find, session }: LintContext): void {
  const [first] = node.parts;
  const before = first === undefined ? undefined : taggedAtom(first);
  if (before === undefined) return;
  for (const part of node.parts.slice(1)) {
    const atom = taggedAtom(part);
    if (atom === undefined || (atom.source.filter !== undefined && readsTag(atom.source.filter))) continue;
    const shared = sharedKey(sourceType(before, session), sourceType(atom, session));
    if (shared === undefined) continue;
    const condition = `${shared} = ${before.tag}.${shared}`;
    find({
      span: atom.span,
      message: `this step takes the next event of any ${shared}, not of the one that began`,
      hint: `if they belong together, ask for it: ${condition}`,
    });
    return;
  }
}

/** The one atom of a step, through every, guards and repeats. */
function taggedAtom(pattern: CheckedPattern): (PatternAtom & { readonly tag: string }) | undefined {
  if (pattern.kind === 'atom') return pattern.tag === undefined ? undefined : { ...pattern, tag: pattern.tag };
  if (pattern.kind === 'every' || pattern.kind === 'guard' || pattern.kind === 'every-distinct') return taggedAtom(pattern.part);
  return undefined;
}

function readsTag(filter: CheckedExpression): boolean {
  let found = false;
  walkExpression(filter, (node) => {
    found ||= node.kind === 'tag';
  });
  return found;
}

function sourceType(atom: PatternAtom, session: Session): EventType | undefined {
  return typeNamed(session, atom.source.kind === 'window' ? atom.source.window : atom.source.eventType);
}

/** A property that both have and that reads like a key. */
function sharedKey(a: EventType | undefined, b: EventType | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  return propertyNames(a).find(
    (name) => /(^|_)(id|ip|login|user|host|session|account|client\w*|device|src_ip)$/i.test(name) && propertyNamed(b, name),
  );
}
