import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { showAll } from './show.js';

/* `npm run screens FOLDER [PART]`: every screen and state of the built app, in both themes and three sizes, as pictures. */

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

const [folder = 'screens', only = ''] = process.argv.slice(2);

mkdirSync(resolve(folder), { recursive: true });
const failed = await showAll({
  sizes: SIZES,
  only,
  look: async ({ page, scene, theme, size }) => {
    await page.screenshot({ path: join(resolve(folder), `${scene}-${theme}-${size.width}.png`) });
  },
});
for (const line of failed) process.stderr.write(`${line}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
