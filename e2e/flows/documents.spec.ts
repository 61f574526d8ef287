import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { DocumentRule, Proof, Row } from '../drawing/document-rule.js';
import { Hand } from '../drawing/hand.js';
import { KLENDAR } from '../drawing/klendar.js';
import { LOPEZ } from '../drawing/lopez.js';
import { manualOf } from '../drawing/manual.js';
import { expect, test } from '../fixtures/test.js';
import type { Workspace } from '../fixtures/workspace.js';

/* Every rule of the two documents drawn from scratch with the mouse, deployed, and fired by events over HTTP. They build on each other. */

const RULES = [...KLENDAR, ...LOPEZ];
const MANUAL = fileURLToPath(new URL('../../docs/drawing.md', import.meta.url));

test.use({ subject: 'the rules of the documents', viewport: { width: 1920, height: 1080 } });
test.describe.configure({ mode: 'serial' });

for (const rule of RULES) {
  test(`${rule.title} (${rule.document})`, async ({ page, workspace }) => {
    test.setTimeout(180_000);
    const hand = await emptyCanvas(page, rule);
    await hand.perform(rule.steps);
    expect((await hand.text()).replace(/^module .*\n\n/, '')).toBe(rule.epl);
    await prove(rule, { page, hand, workspace });
  });
}

// `UPDATE=1` writes it anew
test('the manual has these steps', () => {
  const manual = manualOf(RULES);
  if (process.env['UPDATE']) writeFileSync(MANUAL, manual);
  expect(readFileSync(MANUAL, 'utf8')).toBe(manual);
});

/** New rule, its name, an empty canvas: the way of somebody who begins to draw. */
async function emptyCanvas(page: Page, { module }: DocumentRule): Promise<Hand> {
  await page.goto('/new-rule');
  await page.getByText('Canvas', { exact: true }).click();
  await page.getByLabel('Name').fill(module);
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('button', { name: 'EPL', exact: true }).click();
  return new Hand(page, module);
}

interface Proving {
  readonly page: Page;
  readonly hand: Hand;
  readonly workspace: Workspace;
}

async function prove({ module, proof }: DocumentRule, { page, hand, workspace }: Proving): Promise<void> {
  if (proof.kind === 'missing') {
    await expect(page.getByRole('region', { name: 'Drawer' }).getByText(proof.says)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Deploy v/ })).toBeDisabled();
    return;
  }
  if (proof.kind === 'alert') await hand.perform(proof.sooner ?? []);
  await page.getByRole('button', { name: /^Deploy v/ }).click();
  await expect(page.getByRole('status').getByText(/is live/)).toBeVisible();
  if (proof.kind === 'types') return;
  await workspace.send(proof.events);
  await expect.poll(() => outcomes(workspace, module, proof)).toContainEqual(expect.objectContaining(proof.row));
}

function outcomes(
  workspace: Workspace,
  module: string,
  proof: Extract<Proof, { kind: 'alert' | 'rows' }>,
): Promise<readonly Row[]> {
  return proof.kind === 'alert' ? workspace.alertsOf(module) : workspace.query(proof.query);
}
