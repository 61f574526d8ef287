import type { Locator } from '@playwright/test';
import { Hand } from '../drawing/hand.js';
import { GROUND, PALETTE_TABLE, type PaletteLine } from '../drawing/palette-table.js';
import { choose, text } from '../drawing/step.js';
import { expect, test } from '../fixtures/test.js';

/*
 * Tools of the palette are dragged onto the canvas, filled in and connected once, and taken back by undo: the first of each group, or with
 * `npm run test:palette` every one, which takes minutes.
 */

test.use({ subject: 'the palette', viewport: { width: 1920, height: 1080 } });

const TYPES = 'module types; create schema event(type string, src_ip string, dst_ip string, port int, seen long);';
const PER_TOOL_MS = 20_000;
const MOST_OF_A_GROUP = process.env['WHOLE_PALETTE'] ? Number.POSITIVE_INFINITY : 1;

const GROUPS = [
  ['Event types', 'Derived streams', 'Windows and tables', 'Lookups'],
  ['Filter'],
  ['Pattern', 'Timers'],
  ['Windows'],
  ['Join', 'Group and having', 'Output rate', 'Output'],
  ['Aggregates'],
  ['Functions'],
  ['Alert and actions', 'Context'],
  ['State', 'Profile', 'Notes and text'],
];

test.beforeEach(async ({ page, workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.store('tools', GROUND);
  await page.goto('/rules/tools?panes=canvas');
  await expect(page.locator('[data-tool="source:W"]')).toBeVisible();
});

test('every tool has its line, and every line its tool', async ({ page }) => {
  const tools = await page.locator('[data-tool]').evaluateAll((all) => all.map((tool) => tool.getAttribute('data-tool')));
  expect(tools.toSorted()).toEqual(Object.keys(PALETTE_TABLE).toSorted());
  const heads = await page.getByRole('navigation', { name: 'Palette' }).getByRole('region').all();
  const names = await Promise.all(heads.map((head) => head.getAttribute('aria-label')));
  expect(names.toSorted()).toEqual(GROUPS.flat().toSorted());
});

for (const heads of GROUPS) {
  test(`tools of ${heads.join(', ')} are placed, filled in and connected`, async ({ page }) => {
    const hand = new Hand(page, 'tools');
    const tools: Locator[] = [];
    for (const head of heads)
      tools.push(...(await hand.palette.getByRole('region', { name: head, exact: true }).locator('[data-tool]').all()));
    tools.splice(MOST_OF_A_GROUP);
    test.setTimeout(30_000 + tools.length * PER_TOOL_MS);
    for (const tool of tools) {
      const id = (await tool.getAttribute('data-tool')) ?? '';
      const line = PALETTE_TABLE[id];
      if (line === undefined) throw new Error(`the palette's table has no line for ${id}`);
      const given = await tryOut(hand, tool, line).catch((error: unknown) => [String(error)]);
      expect.soft(given, id).toEqual(line.gives);
      await takeBack(page.getByRole('button', { name: 'Undo', exact: true }), hand);
    }
  });
}

/** The lines that are new after all of it. */
async function tryOut(hand: Hand, tool: Locator, { onto, set, edge }: PaletteLine): Promise<readonly string[]> {
  await hand.changing(() => hand.drop(tool, onto === undefined ? undefined : hand.partOf(onto)));
  if (set) {
    const [part, kind, field, value] = set;
    await hand.choose(hand.partOf(part));
    if (kind === 'property') {
      const property = hand.inspector.getByLabel('Property', { exact: true }).first();
      await hand.changing(async () => {
        await property.fill(value);
        await property.press('Enter');
      });
    } else await hand.enter(kind === 'choice' ? choose(field, value) : text(field, value));
  }
  if (edge) await hand.changing(() => hand.drawEdge(hand.partOf(edge[0]), hand.partOf(edge[1])));
  const before = new Set(GROUND.split('\n'));
  return (await hand.text()).split('\n').filter((each) => each.trim() !== '' && !before.has(each));
}

async function takeBack(undo: Locator, hand: Hand): Promise<void> {
  for (let steps = 0; steps < 6 && (await undo.isEnabled()); steps += 1) await undo.click();
  await expect.poll(() => hand.text()).toBe(GROUND);
  await expect(hand.partOf('one/select')).toBeVisible();
}
