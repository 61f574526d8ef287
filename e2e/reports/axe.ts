import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { showAll } from '../screens/show.js';

/* `npm run report:axe FOLDER [PART]`: every screen and state of the built app, in both themes, judged by axe against WCAG 2.2 A and AA. */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = [{ width: 1280, height: 800 }];

interface Judged {
  readonly scene: string;
  readonly theme: string;
  /** rules that were asked and hold */
  readonly passes: number;
  /** places that axe cannot judge by itself */
  readonly undecided: number;
  readonly findings: readonly Finding[];
}

interface Finding {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly selector: string;
  /** what is wrong there, in the words of axe */
  readonly why: string;
}

const [folder = 'reports', only = ''] = process.argv.slice(2);
const judged: Judged[] = [];
const failed = await showAll({
  sizes: SIZES,
  only,
  look: async ({ page, scene, theme }) => {
    const { passes, violations, incomplete } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    const findings = violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      places: nodes.map(({ target, any, all, none }) => ({
        selector: target.join(' '),
        why: [...any, ...all, ...none].map(({ message }) => message).join('; '),
      })),
    }));
    judged.push({ scene, theme, passes: passes.length, undecided: incomplete.length, findings });
  },
});
mkdirSync(resolve(folder), { recursive: true });
writeFileSync(join(resolve(folder), 'axe.json'), `${JSON.stringify({ judged, notShown: failed }, null, 2)}\n`);
writeFileSync(join(resolve(folder), 'axe.md'), pageOf(judged, failed));
process.stdout.write(`${summaryOf(judged)}\n`);
process.exitCode = failed.length === 0 && judged.every(({ findings }) => findings.length === 0) ? 0 : 1;

function summaryOf(all: readonly Judged[]): string {
  const findings = all.reduce((sum, each) => sum + each.findings.length, 0);
  return `${all.length} pictures of ${new Set(all.map(({ scene }) => scene)).size} screens and states, ${findings} findings`;
}

function pageOf(all: readonly Judged[], notShown: readonly string[]): string {
  const rows = all.map(
    ({ scene, theme, passes, undecided, findings }) =>
      `| ${scene} | ${theme} | ${passes} | ${undecided} | ${findings.length === 0 ? 'none' : findings.map(({ rule }) => rule).join(', ')} |`,
  );
  const details = all.flatMap(({ scene, theme, findings }) =>
    findings.map(
      ({ rule, impact, help, places }) =>
        `- **${rule}** (${impact}) in ${scene}, ${theme}: ${help}\n${places.map(({ selector, why }) => `  - \`${selector}\`: ${why}`).join('\n')}`,
    ),
  );
  return [
    '# Accessibility',
    `Rules of axe for WCAG 2.0 to 2.2, A and AA, at 1280x800. ${summaryOf(all)}.`,
    `| screen or state | theme | rules that hold | left to a person | findings |\n|---|---|---|---|---|\n${rows.join('\n')}`,
    ...(details.length > 0 ? ['## Findings', details.join('\n')] : []),
    ...(notShown.length > 0 ? ['## Not shown', notShown.map((line) => `- ${line}`).join('\n')] : []),
    '',
  ].join('\n\n');
}
