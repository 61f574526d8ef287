import { defineConfig } from 'vitest/config';

/**
 * Vitest preset of every package: tests run from the sources of all packages (export condition `@rulewright/source`), so no build
 * stands between an edit and its test.
 *
 * @param {import('vitest/config').ViteUserConfig['test']} test options that differ from the preset
 */
export const preset = (test = {}) =>
  defineConfig({
    resolve: { conditions: ['@rulewright/source'] },
    ssr: { resolve: { conditions: ['@rulewright/source'], externalConditions: ['@rulewright/source'] } },
    test: { include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'], ...test },
  });
