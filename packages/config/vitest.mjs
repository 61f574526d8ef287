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
    // a time-out is for what hangs, not for what is slow: the machine may be busy
    test: { include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'], testTimeout: 60_000, hookTimeout: 120_000, ...test },
  });
