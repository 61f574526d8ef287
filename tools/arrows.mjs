#!/usr/bin/env node
// Checks the arrows between the rooms (.dependency-cruiser.cjs). `--picture` prints them as a Mermaid graph instead.
// A run that saw no modules, or none in a room that has sources, fails: green and unchecked is worse than red. `--root DIR` checks another tree (its own test does).
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';

const here = fileURLToPath(new URL('..', import.meta.url));
const rootFlag = process.argv.indexOf('--root');
process.chdir(rootFlag > 0 ? process.argv[rootFlag + 1] : here);
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const picture = process.argv.includes('--picture');

const isSource = (name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts');
const sourcesIn = (folder) => {
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((path) => isSource(path) && !/(^|\/)(node_modules|dist|generated)\//.test(path));
  } catch {
    return [];
  }
};
const rooms = ['packages', 'apps'].flatMap((floor) => readdirSync(floor).map((name) => `${floor}/${name}/src`));
const files = [...rooms, 'tools', 'e2e', 'bench'].flatMap(sourcesIn);

const { output } = await cruise(files, {
  ...options,
  validate: true,
  ruleSet: { forbidden },
  ...(picture
    ? {
        outputType: 'mermaid',
        collapse: '^(packages/(epl|engine)/src/[^/]+|(packages|apps)/[^/]+)',
        exclude: { path: 'node_modules|[.]test[.]|^[a-z_:/]+$|^(tools|e2e|bench)/' },
      }
    : {}),
});
if (picture) {
  console.log(output);
  process.exit(0);
}

const seen = new Set(output.modules.filter((module) => files.includes(module.source)).map((module) => module.source));
const unseen = files.filter((file) => !seen.has(file));
const edges = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
const problems = output.summary.violations.map(
  ({ from, to, rule, cycle }) => `${rule.name}: ${from} -> ${cycle ? cycle.map((step) => step.name).join(' -> ') : to}`,
);
if (seen.size === 0 || edges === 0) problems.push('no modules seen: the parser did not read the sources');
for (const file of unseen) problems.push(`not read: ${file}`);

for (const problem of problems) console.error(problem);
const broken = new Set(output.summary.violations.map(({ rule }) => rule.name));
for (const rule of forbidden) if (broken.has(rule.name)) console.error(`  ${rule.name}: ${rule.comment}`);
console.log(`${seen.size} modules, ${edges} arrows, ${forbidden.length} rules, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
