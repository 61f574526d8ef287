import type { DocumentRule } from './document-rule.js';
import { sentenceOf } from './step.js';

const HEAD = `# Drawing the rules of the two documents

Every step is a drag, a click or a line typed into the field that was clicked. Each rule begins with **New rule**, **Canvas**, its name and
**Create draft**. The browser flow \`e2e/flows/documents.spec.ts\` performs these steps, compares the text that comes out, deploys it and sends it
events; this page is printed from them (\`UPDATE=1\`).
`;

/** The steps of all rules as a page. */
export function manualOf(rules: readonly DocumentRule[]): string {
  return `${[HEAD, ...rules.map(chapterOf)].join('\n')}`;
}

function chapterOf({ module, title, document, steps, epl, proof }: DocumentRule): string {
  const list = steps.map((step, at) => `${at + 1}. ${sentenceOf(step)}`).join('\n');
  const missing = proof.kind === 'missing' ? `\nIt cannot be deployed yet, and the canvas says why: ${proof.says}.\n` : '';
  return `## ${title}\n\n${document}, module \`${module}\`.\n\n${list}\n\n\`\`\`sql\n${epl}\`\`\`\n${missing}`;
}
