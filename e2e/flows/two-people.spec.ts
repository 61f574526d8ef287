import type { Browser, Page } from '@playwright/test';
import { drawingOn } from '../fixtures/drawing.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'two people on one rule' });

const PASSWORD = 'correct horse battery';
const RULE = `module shared;
create schema event(src_ip string, port int);
@Name('low') select src_ip from event(port < 1024);
@Name('high') select src_ip from event(port >= 1024);
`;

/** The administrator: the first account, made where the link of the first start leads, or signed in. */
async function beAdmin(page: Page, url: string): Promise<void> {
  const { setupDone } = (await (await page.request.get(`${url}/api/session`)).json()) as { readonly setupDone: boolean };
  await page.goto(setupDone ? '/rules' : '/set-up');
  if (setupDone) await page.getByRole('textbox', { name: 'Name' }).fill('admin');
  await page.getByRole('textbox', { name: 'Pass phrase' }).fill(PASSWORD);
  await page.getByRole('button', { name: setupDone ? 'Sign in' : 'Create the account' }).click();
  await expect(page.getByRole('heading', { name: 'Rules', exact: true })).toBeVisible();
}

/** A colleague in a browser of their own, signed in by the link that the administrator hands over. */
async function colleague(browser: Browser, admin: Page, name: string, displayName: string): Promise<Page> {
  const made = await admin.request.post('/api/people', { data: { name, displayName, role: 'engineer' } });
  const { token } = (await made.json()) as { readonly token: string };
  const page = await (await browser.newContext({ baseURL: new URL(admin.url()).origin })).newPage();
  await page.goto(`/set-password?token=${token}`);
  await page.getByRole('textbox', { name: 'Pass phrase' }).fill('short');
  await page.getByRole('button', { name: 'Set it and sign in' }).click();
  await expect(page.getByText('Ten characters or more, please')).toBeVisible();
  await page.getByRole('textbox', { name: 'Pass phrase' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Set it and sign in' }).click();
  await expect(page).toHaveURL(/\/rules$/);
  await page.goto(`/set-password?token=${token}`);
  await page.getByRole('textbox', { name: 'Pass phrase' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Set it and sign in' }).click();
  await expect(page.getByText('This link was used or has expired.')).toBeVisible();
  return page;
}

/** Writes into the text of the open rule, in front of what stands there. */
async function writeBefore(page: Page, statement: string, words: string): Promise<void> {
  await page.locator('.view-line', { hasText: `@Name('${statement}')` }).click();
  await page.keyboard.press('Home');
  await page.keyboard.type(`/* ${words} */ `);
  await page.keyboard.press('Escape');
}

test('both see who is there; what one stores is told to the other, and nothing is lost', async ({
  page,
  browser,
  server,
  expectAccessible,
}) => {
  test.slow();
  await beAdmin(page, server.url());
  const anna = await colleague(browser, page, 'anna', 'Anna Lind');
  await page.request.put('/api/modules/shared', { headers: { 'content-type': 'text/plain' }, data: RULE });

  await page.goto('/rules/shared');
  await anna.goto('/rules/shared');
  await expect(page.getByRole('status').filter({ hasText: 'Anna Lind looks at this rule' })).toBeVisible();
  await expect(anna.getByRole('status').filter({ hasText: 'admin looks at this rule' })).toBeVisible();

  await writeBefore(anna, 'high', 'by anna');
  await expect(page.getByRole('status').filter({ hasText: 'Anna Lind edits this rule' })).toBeVisible();
  await writeBefore(page, 'low', 'by admin');
  await expectAccessible();
  await anna.keyboard.press('Control+s');

  await expect(page.getByText('anna stored v2. Your edits are kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Compare and merge' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The changes do not touch each other.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^low/ })).toContainText('changed by you');
  await expect(dialog.getByRole('button', { name: /^high/ })).toContainText('changed by them');
  await dialog.getByRole('radio', { name: 'Picture' }).click();
  await expect(dialog.getByRole('region', { name: /changed/ })).toHaveCount(2);
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Take the merged text' }).click();
  const { text } = drawingOn(page);
  await expect.poll(text).toContain('by anna');
  await expect.poll(text).toContain('by admin');
  await page.keyboard.press('Control+s');

  await expect(anna.getByText('admin stored v3.')).toBeVisible();
  await anna.getByRole('button', { name: 'Show v3' }).click();
  await expect.poll(drawingOn(anna).text).toContain('by admin');
  await anna.close();
  await expect(page.getByRole('status').filter({ hasText: 'this rule' })).toHaveCount(0);
});

test('where both changed one statement, each is asked for', async ({ page, browser, server }) => {
  test.slow();
  await beAdmin(page, server.url());
  const ben = await colleague(browser, page, 'ben', 'Ben');
  await page.request.put('/api/modules/shared', { headers: { 'content-type': 'text/plain' }, data: RULE });
  await page.goto('/rules/shared');
  await ben.goto('/rules/shared');
  await writeBefore(ben, 'low', 'by ben');
  await writeBefore(page, 'low', 'by admin');
  await ben.keyboard.press('Control+s');
  await expect(page.getByText('ben stored v')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').getByText('A newer version was stored: compare first')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Deploy v/ })).toBeDisabled();
  await expect(page.getByText('ben stored v')).toBeVisible();

  await page.getByRole('button', { name: 'Compare and merge' }).click();
  const dialog = page.getByRole('dialog');
  const take = dialog.getByRole('button', { name: 'Take the merged text' });
  await expect(take).toBeDisabled();
  await expect(dialog.getByText('1 statement to decide')).toBeVisible();
  await dialog.getByRole('radio', { name: /^v\d+/ }).check();
  await take.click();
  const { text } = drawingOn(page);
  await expect.poll(text).toContain('by ben');
  await expect.poll(text).not.toContain('by admin');
  await page.getByRole('button', { name: 'Bring mine back' }).click();
  await expect.poll(text).toContain('by admin');
  await ben.close();
});
