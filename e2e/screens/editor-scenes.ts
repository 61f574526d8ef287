import type { Page } from '@playwright/test';
import type { Scene, Stage } from './scene.js';

const opened = async (page: Page, rule: string, search = '') => {
  await page.goto(`/rules/${rule}${search}`);
  await page
    .getByText(/\d+ statement/)
    .first()
    .waitFor();
  if (!search.includes('panes') || search.includes('epl')) await page.locator('.view-line').first().waitFor();
};

const panes = (name: string, shown: string): Scene => ({
  name: `editor-panes-${name}`,
  go: ({ page }) => opened(page, 'network.worm', `?panes=${shown}`),
});

/** What a scene has changed is there for no other. */
const undoAll = async (page: Page) => {
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
};

/** The inspector of one part. */
const inspector = (name: string, rule: string, part: string): Scene => ({
  name: `inspector-${name}`,
  go: async ({ page, hand }) => {
    await opened(page, rule, '?panes=canvas');
    await hand(rule).click(part);
  },
});

const drawer = ({ page }: Stage) => page.getByRole('region', { name: 'Drawer' });

const tab = (name: string, rule: string, more: (stage: Stage) => Promise<void> = async () => {}): Scene => ({
  name: `drawer-${name}`,
  go: async (stage) => {
    await opened(stage.page, rule);
    await drawer(stage)
      .getByRole('tab', { name: new RegExp(name.split('-')[0] ?? '', 'i') })
      .click();
    await more(stage);
  },
});

const PANES: readonly Scene[] = [
  panes('canvas-and-epl', 'canvas,epl'),
  panes('canvas', 'canvas'),
  panes('canvas-and-palette', 'canvas&types=1'),
  panes('outline', 'outline'),
  panes('epl', 'epl'),
  panes('canvas-and-outline', 'canvas,outline'),
  panes('all', 'canvas,outline,epl'),
  panes('outline-and-epl', 'outline,epl'),
];

const INSPECTORS: readonly Scene[] = [
  inspector('statement', 'network.scan', 'Scan'),
  inspector('source', 'network.scan', 'Scan: event'),
  inspector('filter', 'network.scan', 'Scan: Filter'),
  inspector('time-window', 'network.scan', 'Scan: Time window'),
  inspector('group-by', 'network.scan', 'Scan: Group by'),
  inspector('having', 'network.scan', 'Scan: Having'),
  inspector('select', 'network.scan', 'Scan: Select'),
  inspector('output-rate', 'network.scan', 'Scan: First'),
  inspector('alert', 'network.scan', 'Scan: scan'),
  inspector('insert-into', 'network.worm', 'scanning: Insert into'),
  inspector('followed-by', 'network.worm', 'worm_spreading: Followed by'),
  inspector('every', 'network.worm', 'worm_spreading: every'),
  inspector('within', 'network.worm', 'worm_spreading: within'),
  inspector('event-of-a-pattern', 'network.worm', 'worm_spreading: b'),
  inspector('named-window', 'fleet.families', 'Seen: Seen'),
  inspector('merge', 'fleet.families', 'remember: Merge'),
  inspector('merge-branch', 'fleet.families', 'remember: when not matched'),
  inspector('join', 'fleet.families', 'named: Left outer join'),
  inspector('error', 'fleet.mistakes', 'typo: Select'),
];

const STATES: readonly Scene[] = [
  tab('problems', 'fleet.mistakes'),
  tab('test', 'network.worm', async (stage) =>
    drawer(stage)
      .getByText(/\d+ ms/)
      .first()
      .waitFor(),
  ),
  tab('test-fails', 'network.scan', async (stage) => drawer(stage).getByRole('option', { name: /fails/ }).first().click()),
  tab('test-mutants', 'network.worm', async (stage) => {
    await drawer(stage).getByRole('button', { name: 'Measure' }).click();
    await drawer(stage)
      .getByText(/of \d+ mutants/)
      .waitFor({ timeout: 60_000 });
  }),
  tab('history', 'network.scan'),
  tab('history-picture', 'network.scan', async (stage) =>
    drawer(stage).getByRole('radio', { name: 'Picture' }).click({ force: true }),
  ),
  {
    name: 'deploy-menu',
    go: async ({ page }) => {
      await opened(page, 'network.scan');
      await page.getByRole('button', { name: 'Other ways to deploy' }).click();
      await page.getByRole('menuitem', { name: /shadow/ }).waitFor();
    },
    after: async ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'add-after-a-part',
    go: async ({ page, hand }) => {
      await opened(page, 'network.scan', '?panes=canvas');
      await hand('network.scan').click('Scan: Time window');
      await page.keyboard.press('i');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'connect-a-part',
    go: async ({ page, hand }) => {
      await opened(page, 'network.worm', '?panes=canvas');
      await hand('network.worm').click('scanning: Select');
      await page.keyboard.press('c');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'dragging-an-edge-refused',
    go: async ({ page, hand }) => {
      await opened(page, 'network.worm', '?panes=canvas');
      const at = hand('network.worm');
      const { x, y } = await at.pointOn('scanning: Time window');
      await (await at.part('scanning: Select')).hover({ position: { x: 30, y: 9 } });
      await page.getByRole('button', { name: 'Draw an edge from here' }).hover();
      await page.mouse.down();
      await page.mouse.move(x + 20, y + 20, { steps: 8 });
    },
    after: async ({ page }) => page.mouse.up(),
  },
  {
    name: 'find-in-the-picture',
    go: async ({ page, hand }) => {
      await opened(page, 'network.worm', '?panes=canvas');
      await hand('network.worm').click('scanning');
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in the picture' }).fill('scanning');
    },
  },
  {
    name: 'completion',
    go: async ({ page }) => {
      await opened(page, 'network.scan');
      await page.locator('.view-line').first().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\nselect * from event(sr');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible').waitFor();
    },
    after: async ({ page }) => {
      await page.keyboard.press('Escape');
      await undoAll(page);
    },
  },
  {
    name: 'arranged-groups',
    go: async ({ page, hand }) => {
      await opened(page, 'fleet.families', '?panes=canvas');
      const head = async (name: string) => (await hand('fleet.families').part(name)).locator('.rw-frame-head strong');
      await (await head('remember')).click();
      await (await head('named')).click({ modifiers: ['Shift'] });
      await page.keyboard.press('Control+g');
      const label = page.getByRole('textbox', { name: 'Label of the group' });
      await label.fill('Who was seen where');
      await label.press('Enter');
    },
    after: ({ page }) => undoAll(page),
  },
  {
    name: 'arranged-sample',
    go: async ({ page, hand }) => {
      await opened(page, 'network.scan', '?panes=canvas&types=1');
      await page.getByRole('button', { name: 'Properties of event', exact: true }).click();
      await hand('network.scan').drop(page.getByRole('button', { name: /^Event: / }).first(), undefined);
      await page.getByRole('dialog').getByRole('checkbox').first().check();
    },
    after: async ({ page }) => page.keyboard.press('Escape'),
  },
  { name: 'editor-families', go: ({ page }) => opened(page, 'fleet.families', '?panes=canvas') },
  { name: 'editor-empty', go: ({ page }) => opened(page, 'fleet.empty') },
  { name: 'editor-mistakes', go: ({ page }) => opened(page, 'fleet.mistakes') },
  { name: 'editor-200-statements', go: ({ page }) => opened(page, 'fleet.many', '?panes=canvas') },
  {
    name: 'editor-long-names-and-rtl',
    go: ({ page }) =>
      opened(page, 'a_folder_with_quite_a_long_name.another_one_that_is_not_short.a_rule_whose_name_has_no_end_in_sight'),
  },
];

/** The editor: its panes, the inspector of each family, the drawer, and what opens over them. */
export const EDITOR_SCENES: readonly Scene[] = [...PANES, ...INSPECTORS, ...STATES];
