import { readFileSync } from 'node:fs';
import { Hand } from '../drawing/hand.js';
import { expect, test } from '../fixtures/test.js';

/*
 * Edges that docs/connections.md says cannot be drawn are tried with the mouse: the reason is told at the pointer, and nothing changes. One of
 * each reason in a chapter, or with `npm run test:connections` every one, which takes minutes.
 */

test.use({ subject: 'refused connections', viewport: { width: 1920, height: 1080 } });

const PAGE = readFileSync(new URL('../../docs/connections.md', import.meta.url), 'utf8');
const GROUND = /```sql\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
const PER_EDGE_MS = 8_000;
const EVERY_ONE = process.env['EVERY_CONNECTION'] !== undefined;

interface Refused {
  readonly to: string;
  readonly reason: string;
  readonly hint: string;
}

/** Chapters of the page: where edges come from, and those of them that are refused. */
const CHAPTERS = PAGE.split(/^## From /m)
  .slice(1)
  .map((chapter) => ({
    from: /`(.+?)`/.exec(chapter)?.[1] ?? '',
    refused: [...chapter.matchAll(/^\| .*?`(.+?)` \| \*\*no\*\*: (.*?) \| (.*?) \|$/gm)].map(
      ([, to = '', reason = '', hint = '']): Refused => ({ to, reason, hint }),
    ),
  }));

test.beforeEach(async ({ page, workspace }) => {
  await workspace.store('ports', GROUND);
  await page.goto('/rules/ports?panes=canvas');
  await expect(page.locator('.react-flow__node[data-id="box/epl"]')).toBeAttached();
});

for (const { from, refused: all } of CHAPTERS) {
  const refused = EVERY_ONE ? all : all.filter(({ reason }, at) => all.findIndex((other) => other.reason === reason) === at);
  test(`from ${from}`, async ({ page }) => {
    test.setTimeout(30_000 + refused.length * PER_EDGE_MS);
    const hand = new Hand(page, 'ports');
    for (const { to, reason, hint } of refused) {
      await hand.carryEdge(hand.partOf(from), hand.partOf(to));
      const told = page.locator('.rw-refusal[data-pointer]');
      await expect.soft(told, `${from} to ${to}`).toContainText(reason, { ignoreCase: true });
      await expect.soft(told, `${from} to ${to}`).toContainText(hint, { ignoreCase: true });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await expect(told).toBeHidden();
    }
    expect(await hand.text()).toBe(GROUND);
  });
}
