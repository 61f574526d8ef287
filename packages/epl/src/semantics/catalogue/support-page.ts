import { LINTS, RULES } from '../rules/registry.js';
import type { RuleInfo } from '../rules/rule.js';
import { CATALOGUE } from './catalogue.js';
import { DEVIATIONS } from './deviations.js';
import type { CatalogueEntry, EntryKind } from './entry.js';
import { signatureText } from './signature.js';

/** Headings of docs/epl-support.md, in order, and what stands under each. */
const SECTIONS: readonly { readonly title: string; readonly kinds: readonly EntryKind[] }[] = [
  { title: 'Statements', kinds: ['statement'] },
  { title: 'Clauses', kinds: ['clause'] },
  { title: 'Operators', kinds: ['operator'] },
  { title: 'Patterns', kinds: ['pattern-operator', 'guard', 'observer'] },
  { title: 'Data windows', kinds: ['view'] },
  { title: 'Aggregates', kinds: ['aggregate'] },
  { title: 'Functions', kinds: ['function'] },
  { title: 'Methods of strings, numbers and collections', kinds: ['host-method'] },
  { title: 'Enumeration methods', kinds: ['enumeration-method'] },
  { title: 'Date-time methods', kinds: ['date-time-method'] },
  { title: 'Annotations', kinds: ['annotation'] },
];

const HEAD = `# What of EPL is supported

EPL here is compatible with Esper's language, in both dialects (\`.win:time(30 sec)\` of 5.x and \`#time(30 sec)\` of 8 and later).
**yes**: works as in Esper. **deviates**: works, and differs as the last column says. **no**: recognised, and refused with that reason
under the code \`support-refused\`, in the editor and in the engine alike. Marks: S in the sample rules, C common, O occasional, R rare.

Nulls: a comparison with null is null, \`is null\` asks for it; \`null or true\` is true, \`null and false\` is false; filters, where and having
pass only what is true. A missing property of an event is null. \`x in (1, null)\` is true for 1 and else null; \`null between 1 and 5\` is false.
\`case\` without a match, \`||\` and arithmetic with null are null. Enumeration methods on null give null.

This page is made from the catalogue in \`packages/epl/src/semantics/catalogue\`; a test keeps it current.
`;

/** The text of docs/epl-support.md. */
export function supportPage(): string {
  const sections = SECTIONS.map(({ title, kinds }) => section(title, kinds));
  return [
    HEAD,
    ...sections,
    deviations(),
    checks(
      'What is checked',
      RULES.filter((rule) => !isLint(rule)),
    ),
    checks('Advice', LINTS),
  ].join('\n');
}

function isLint(rule: RuleInfo): boolean {
  return LINTS.some((lint) => lint.code === rule.code);
}

function section(title: string, kinds: readonly EntryKind[]): string {
  const rows = CATALOGUE.filter((entry) => kinds.includes(entry.kind)).map(row);
  return table(`## ${title}`, ['', 'what it does', 'example', 'mark', 'supported', ''], rows);
}

function row(entry: CatalogueEntry): readonly string[] {
  const { support } = entry;
  const [supported, remark] =
    support.kind === 'supported' ? ['yes', ''] : support.kind === 'deviates' ? ['deviates', support.how] : ['no', support.why];
  const since = entry.since === undefined ? '' : ` (since ${entry.since})`;
  return [`${code(title(entry))}${since}`, entry.doc, code(entry.example), entry.mark, supported, remark];
}

/** Calls with their parameters, everything else by its name. */
function title(entry: CatalogueEntry): string {
  if (entry.kind === 'annotation') return `@${entry.name}`;
  const [signature] = entry.signatures;
  if (signature === undefined || entry.kind === 'pattern-operator') return entry.name;
  return signatureText(entry.kind === 'view' ? `#${entry.name}` : entry.name, signature);
}

function deviations(): string {
  return table(
    '## Where it differs',
    ['', 'Esper', 'here'],
    DEVIATIONS.map(({ topic, esper, here }) => [topic, esper, here]),
  );
}

function checks(heading: string, rules: readonly RuleInfo[]): string {
  return table(
    `## ${heading}`,
    ['code', 'severity', 'what it finds'],
    rules.map((rule) => [code(rule.code), rule.severity, rule.summary]),
  );
}

function table(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [heading, '', line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line), ''].join('\n');
}

/** A bar in a cell would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
