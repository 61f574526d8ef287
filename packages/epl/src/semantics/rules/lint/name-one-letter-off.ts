import { replaceBy } from '../rule.js';
import type { Lint, LintContext } from './lint.js';
import { isOneEdit } from './one-edit.js';

export const nameOneLetterOff: Lint = {
  code: 'lint-name-one-letter-off',
  severity: 'warning',
  summary: 'insert into makes a new stream whose name is nearly that of another',
  check: (context) => {
    const { statement, checked } = context;
    const node = statement.body.kind === 'select' ? statement.body.insertInto : undefined;
    if (node === undefined || checked.kind !== 'select' || checked.insertInto === undefined) return;
    checkName(node.target.text, node.target.span, context);
  },
};

/** Made here and nowhere else, and one edit away from a name that is not. */
function checkName(name: string, span: { start: number; end: number }, { session, find }: LintContext): void {
  const { types } = session.world;
  if (!session.made.includes(name)) return;
  if (name.length < 4) return;
  const near = [...types.keys()].find((other) => other !== name && isOneEdit(name, other) && !isSeries(name, other));
  if (near === undefined) return;
  find({
    span,
    message: `"${name}" is a new stream; there is also "${near}"`,
    hint: `did you mean "${near}"?`,
    fixes: [replaceBy(span, near)],
  });
}

/** `step1` and `step2` are meant to differ. */
function isSeries(a: string, b: string): boolean {
  const stem = (name: string) => name.replace(/(\d+|[A-Z])$/, '');
  return stem(a) === stem(b);
}
