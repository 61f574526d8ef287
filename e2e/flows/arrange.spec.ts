import type { Page } from '@playwright/test';
import { Hand } from '../drawing/hand.js';
import { TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'how a rule is arranged' });

const THREE = `module three;
@Name('one') select src_ip from event(port = 1);
@Name('two') select src_ip from event(port = 2);
@Name('other') select src_ip from event(port = 3);
`;

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
});

test('statements are grouped, named, dragged together and set free; all of it is kept and can be undone', async ({
  page,
  workspace,
  expectAccessible,
}) => {
  await workspace.store('three', THREE);
  await page.goto('/rules/three?panes=canvas');
  const hand = new Hand(page, 'three');
  const head = async (name: string) => (await hand.part(name)).locator('.rw-frame-head strong');
  await (await head('one')).click();
  await (await head('two')).click({ modifiers: ['Shift'] });
  await expect(page.getByText('2 statements selected')).toBeVisible();
  await page.getByRole('button', { name: 'Group the selected statements' }).click();
  const label = page.getByRole('textbox', { name: 'Label of the group' });
  await label.fill('Scans');
  await label.press('Enter');
  const group = page.getByRole('region', { name: 'Group Scans' });
  await expect(group).toBeVisible();
  await expectAccessible();

  // from the one that is in no group: the view moves too when something is dragged at its edge
  const frames = async () => {
    const boxes = await Promise.all(['other', 'one', 'two'].map(async (name) => (await hand.part(name)).boundingBox()));
    const [fixed, ...grouped] = boxes.map((box) => ({ x: box?.x ?? 0, y: box?.y ?? 0 }));
    return grouped.map(({ x, y }) => ({ x: Math.round(x - (fixed?.x ?? 0)), y: Math.round(y - (fixed?.y ?? 0)) }));
  };
  const before = await frames();
  const grip = await group.boundingBox();
  const at = { x: (grip?.x ?? 0) + (grip?.width ?? 0) / 2, y: (grip?.y ?? 0) + 10 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 150, at.y + 90, { steps: 6 });
  await page.mouse.up();
  const after = await frames();
  const way = (index: number) => ({
    x: (after[index]?.x ?? 0) - (before[index]?.x ?? 0),
    y: (after[index]?.y ?? 0) - (before[index]?.y ?? 0),
  });
  expect(way(0).x).toBeGreaterThan(80);
  expect(way(0)).toEqual(way(1));

  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await undo.click();
  await expect.poll(frames).toEqual(before);
  await expect.poll(async () => layoutOf(page, 'three')).toEqual([['Scans', ['one', 'two']]]);
  await page.reload();
  await expect(group).toBeVisible();

  await group.getByRole('button', { name: 'Scans: select its statements' }).click();
  await expect(page.getByText('2 statements selected')).toBeVisible();
  await page.keyboard.press('Control+Shift+g');
  await expect(group).toBeHidden();
  await undo.click();
  await expect(group).toBeVisible();
});

test('a group is made by keys alone, and a statement that gets another name stays in it', async ({ page, workspace }) => {
  await workspace.store('named', THREE.replace('module three', 'module named'));
  await page.goto('/rules/named?panes=canvas');
  const hand = new Hand(page, 'named');
  await (await hand.part('one')).locator('.rw-frame-head strong').click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('2 statements selected')).toBeVisible();
  await page.keyboard.press('Control+g');
  const label = page.getByRole('textbox', { name: 'Label of the group' });
  await label.fill('Both');
  await label.press('Enter');
  await hand.click('one');
  await hand.changing(async () => {
    await hand.inspector.getByLabel('Name', { exact: true }).first().fill('renamed');
    await hand.inspector.getByLabel('Name', { exact: true }).first().press('Enter');
  });
  await expect(await hand.part('renamed')).toBeVisible();
  await expect.poll(async () => layoutOf(page, 'named')).toEqual([['Both', ['renamed', 'two']]]);
});

test('what was done can be undone after the page was loaded again', async ({ page, workspace }) => {
  await workspace.store('again', THREE.replace('module three', 'module again'));
  await page.goto('/rules/again?panes=canvas');
  const hand = new Hand(page, 'again');
  const stored = await hand.text();
  await hand.changing(async () => hand.drop(hand.tool('First every'), await hand.part('one: Select')));
  const first = await hand.text();
  await hand.changing(async () => hand.drop(hand.tool('First every'), await hand.part('two: Select')));
  const both = await hand.text();
  await page.reload();
  await expect(await hand.part('one: First')).toBeVisible();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await undo.click();
  await expect.poll(() => hand.text()).toBe(first);
  await undo.click();
  await expect.poll(() => hand.text()).toBe(stored);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.poll(() => hand.text()).toBe(both);
});

/** Labels and statements of the groups that the server keeps. */
async function layoutOf(page: Page, name: string) {
  const input = encodeURIComponent(JSON.stringify({ name }));
  const answer = await page.request.get(`/trpc/layouts.get?input=${input}`);
  const { result } = (await answer.json()) as {
    readonly result: {
      readonly data: { readonly groups?: readonly { readonly label: string; readonly frames: readonly string[] }[] };
    };
  };
  return result.data.groups?.map(({ label, frames }) => [label, frames]);
}
