import { defineConfig } from 'vitest/config';

/** All rooms in one run; each brings its own settings. */
export default defineConfig({
  test: { projects: ['packages/*/vitest.config.mjs', 'apps/*/vitest.config.mjs', 'tools/vitest.config.mjs'] },
});
