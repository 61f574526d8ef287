import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from './lib/run.mjs';

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const ROOMS = ['core', 'epl', 'engine', 'diagram', 'connectors', 'contracts', 'samples']
  .map((name) => `packages/${name}`)
  .concat('apps/server', 'apps/web', 'apps/cli');

/** Every door of the house, empty, so that each case adds only its one wrong import. */
const DOORS = {
  'packages/core/src/index.ts': '',
  'packages/epl/src/syntax/index.ts': '',
  'packages/epl/src/semantics/index.ts': '',
  'packages/epl/src/service/index.ts': '',
  'packages/epl/src/rule-test/index.ts': '',
  'packages/engine/src/index.ts': '',
  'packages/engine/src/testing/index.ts': '',
  'packages/diagram/src/index.ts': '',
  'packages/connectors/src/index.ts': '',
  'packages/contracts/src/index.ts': '',
  'packages/samples/src/index.ts': '',
  'apps/server/src/api/router.ts': '',
};

const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A house with the given files in it; installed packages are linked, not copied. */
const house = (files) => {
  const root = mkdtempSync(join(tmpdir(), 'arrows-'));
  folders.push(root);
  mkdirSync(join(root, 'node_modules/@rulewright'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@rulewright' && name !== '.cache')
      symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  }
  for (const room of ROOMS) {
    mkdirSync(join(root, room), { recursive: true });
    cpSync(join(ROOT, room, 'package.json'), join(root, room, 'package.json'));
    symlinkSync(join(root, room), join(root, 'node_modules/@rulewright', room.split('/')[1]));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

/** What the check of arrows says of a house: `rule file` for each broken arrow. */
const check = (files) => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/arrows.mjs', '--root', house(files)], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const broken = stderr.split('\n').flatMap((line) => {
    const [, rule, file] = /^([a-z-]+): (\S+) -> /.exec(line) ?? [];
    return rule ? [`${rule} ${file}`] : [];
  });
  return { passed: status === 0, broken };
};

/** Web sources may hold JSX, which the parser has to be told of. */
const fileOf = (rule, folder) => `${rule}.${folder.startsWith('apps/web') ? 'tsx' : 'ts'}`;

/** Rule, the folder of a file that breaks it, what that file says, and other files that it needs. */
const CASES = [
  ['core-is-the-ground', 'packages/core/src', "import type { X } from '@rulewright/epl/syntax';"],
  ['epl-sees-core', 'packages/epl/src/syntax', "import type { X } from '@rulewright/engine';"],
  ['contracts-see-core', 'packages/contracts/src', "import type { X } from '@rulewright/epl/syntax';"],
  ['engine-sees-epl-and-core', 'packages/engine/src', "export type { X } from '@rulewright/contracts';"],
  ['diagram-sees-epl-and-core', 'packages/diagram/src', "import '@rulewright/engine';"],
  ['diagram-needs-no-language-service', 'packages/diagram/src', "import '@rulewright/epl/service';"],
  ['samples-are-text', 'packages/samples/src', "import type { X } from '@rulewright/core';"],
  ['connectors-never-know-rules-or-engine', 'packages/connectors/src', "import type { X } from '@rulewright/engine';"],
  ['server-sees-engine-epl-connectors-contracts-samples-core', 'apps/server/src', "import '@rulewright/diagram';"],
  ['web-sees-epl-diagram-contracts-samples-core', 'apps/web/src', "import '@rulewright/connectors'; export const a = <b>seen</b>;"],
  [
    'web-sees-only-the-router-of-the-server',
    'apps/web/src',
    "import '../../server/src/main.js';",
    { 'apps/server/src/main.ts': '' },
  ],
  ['cli-sees-engine-epl-connectors-core', 'apps/cli/src', "import '@rulewright/contracts';"],
  ['packages-by-their-door', 'packages/diagram/src', "import '../../epl/src/syntax/b.js';", { 'packages/epl/src/syntax/b.ts': '' }],
  ['epl-syntax-knows-no-names', 'packages/epl/src/syntax', "import type { X } from '../semantics/index.js';"],
  ['epl-rule-tests-see-syntax', 'packages/epl/src/rule-test', "import type { X } from '../semantics/index.js';"],
  ['epl-semantics-below-service', 'packages/epl/src/semantics', "import type { X } from '../service/index.js';"],
  [
    'engine-plan-knows-neither-text-nor-state',
    'packages/engine/src/plan',
    "import '../runtime/b.js';",
    { 'packages/engine/src/runtime/b.ts': '' },
  ],
  [
    'engine-compile-stops-at-the-plan',
    'packages/engine/src/compile',
    "import '../runtime/b.js';",
    { 'packages/engine/src/runtime/b.ts': '' },
  ],
  ['engine-runtime-never-sees-text-or-ast', 'packages/engine/src/runtime', "import type { X } from '@rulewright/epl/syntax';"],
  ['engine-needs-no-language-service', 'packages/engine/src', "import '@rulewright/epl/service';"],
  ['testing-only-for-tests', 'packages/engine/src', "import './testing/index.js';"],
  ['core-knows-no-framework', 'packages/core/src', "import 'node:fs';"],
  ['epl-knows-no-framework', 'packages/epl/src/syntax', "import 'node:fs';"],
  ['engine-knows-no-clock-network-or-database', 'packages/engine/src', "import 'node:timers';"],
  ['diagram-knows-neither-react-nor-pixels', 'packages/diagram/src', "import 'node:fs';"],
  ['contracts-know-only-zod', 'packages/contracts/src', "import 'node:fs'; import 'zod';"],
  ['prisma-only-in-the-store', 'apps/server/src/api', "import type { PrismaClient } from '@prisma/client';"],
  ['server-never-knows-react', 'apps/server/src', "import 'react';"],
  [
    'server-never-knows-grammar-details',
    'apps/server/src',
    "import '../../../packages/epl/src/syntax/b.js';",
    { 'packages/epl/src/syntax/b.ts': '' },
  ],
  ['web-knows-no-node', 'apps/web/src', "import 'node:fs';"],
  [
    'no-circular',
    'packages/core/src',
    "import type { B } from './other-end.js';",
    { 'packages/core/src/other-end.ts': "import type { A } from './no-circular.js';" },
  ],
  ['no-unresolvable', 'packages/core/src', "import './nowhere.js';"],
  ['no-development-packages-at-run-time', 'apps/server/src/store', "import 'socket.io-client';"],
];

describe('arrows', () => {
  it('has a case here for every rule', () => {
    expect(CASES.map(([rule]) => rule).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it('passes a house whose arrows all point down', () => {
    expect(check({ ...DOORS, 'packages/epl/src/syntax/a.ts': "import '@rulewright/core'; export const a = 1;" })).toEqual({
      passed: true,
      broken: [],
    });
  });

  it('fails when it sees no modules', () => {
    expect(check({}).passed).toBe(false);
  });

  it('reports every wrong arrow by its name', () => {
    const files = CASES.flatMap(([rule, folder, text, others = {}]) => [
      [`${folder}/${fileOf(rule, folder)}`, text],
      ...Object.entries(others),
    ]);
    const { passed, broken } = check({ ...DOORS, ...Object.fromEntries(files) });
    expect(passed).toBe(false);
    const expected = CASES.map(([rule, folder]) => `${rule} ${folder}/${fileOf(rule, folder)}`);
    expect(expected.filter((arrow) => !broken.includes(arrow))).toEqual([]);
  });
});
