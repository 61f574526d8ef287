import type { Scenario, ScenarioStep } from '../src/testing/run-scenario.js';
import { insertChain, splitStream, updateStream, variable } from './chains.js';
import { COLLECTION_SCHEMAS, collection } from './collections.js';
import { join } from './joins.js';
import { namedWindow } from './named-window.js';
import { type Part, render } from './part.js';
import { pattern } from './patterns.js';
import { type Random, random } from './random.js';
import type { SelectFocus } from './select.js';
import { singleStream, withSubquery } from './single-stream.js';
import { Names, type Statement } from './statement.js';
import { randomSteps } from './steps.js';
import { SCHEMAS } from './vocabulary.js';

/** A random scenario that can be made smaller. */
export interface FuzzCase {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly steps: readonly FuzzStep[];
}
export type FuzzStep = ScenarioStep | { readonly ask: Part };

/** What scenarios are made of; `--only` chooses some. */
export const FEATURES = [
  'filter',
  'window',
  'output',
  'order',
  'join',
  'subquery',
  'pattern',
  'namedwindow',
  'insert',
  'split',
  'variable',
  'update',
  'collection',
] as const;
export type Feature = (typeof FEATURES)[number];

const WEIGHTS: Readonly<Record<Feature, number>> = {
  filter: 2,
  window: 8,
  output: 0,
  order: 0,
  join: 5,
  subquery: 4,
  pattern: 7,
  namedwindow: 5,
  insert: 3,
  split: 1,
  variable: 1,
  update: 0.5,
  collection: 2,
};

/** The scenario of a seed and a number; the same for the same features. */
export function fuzzCase(seed: number, index: number, features: readonly Feature[] = FEATURES): FuzzCase {
  const source = random(seed, index);
  const names = new Names();
  const focus: SelectFocus = {
    output: features.includes('output') ? (features.length < 4 ? 0.8 : 0.3) : 0,
    order: features.includes('order') ? 0.3 : 0,
  };
  const statements: Statement[] = [];
  const queries: Part[] = [];
  const kinds = features.map(
    (feature) => [WEIGHTS[feature] || (features.length < 4 && feature === 'output' ? 1 : 0), feature] as const,
  );
  const count = source.weighted([
    [5, 1],
    [3, 2],
    [1, 3],
  ]);
  const chosen = new Set<Feature>();
  for (let i = 0; i < count; i++) {
    const feature = source.weighted(kinds);
    chosen.add(feature);
    const made = makeStatements(source, names, feature, focus);
    statements.push(...made.statements);
    queries.push(...made.queries);
  }
  const noNull = new Set(statements.flatMap((statement) => statement.noNull ?? []));
  const events = randomSteps(source, { collections: chosen.has('collection'), noNull });
  return {
    name: `fuzz-${seed}-${index}`,
    statements,
    steps: [...placeQueries(source, events, queries), ...looks(source, statements)],
  };
}

interface Made {
  readonly statements: readonly Statement[];
  readonly queries: readonly Part[];
}

function makeStatements(source: Random, names: Names, feature: Feature, focus: SelectFocus): Made {
  const only = (statements: readonly Statement[]): Made => ({ statements, queries: [] });
  switch (feature) {
    case 'filter':
      return only([singleStream(source, names, focus, 0)]);
    case 'window':
    case 'output':
    case 'order':
      return only([singleStream(source, names, focus, 0.9)]);
    case 'join':
      return only([join(source, names, focus)]);
    case 'subquery':
      return only([withSubquery(source, names)]);
    case 'pattern':
      return only([pattern(source, names)]);
    case 'namedwindow':
      return namedWindow(source, names, focus);
    case 'insert':
      return only(insertChain(source, names, focus));
    case 'split':
      return only(splitStream(source, names, focus));
    case 'variable':
      return only(variable(source, names));
    case 'update':
      return only([updateStream(source)]);
    case 'collection':
      return only([collection(source, names)]);
  }
}

function placeQueries(source: Random, steps: readonly FuzzStep[], queries: readonly Part[]): readonly FuzzStep[] {
  return queries.reduce<readonly FuzzStep[]>((all, ask) => all.toSpliced(source.int(3, all.length), 0, { ask }), steps);
}

/** Looks at the content of some statements in the end. */
function looks(source: Random, statements: readonly Statement[]): readonly FuzzStep[] {
  return statements.flatMap(({ iterable }) => (iterable !== undefined && source.chance(0.3) ? [{ iterate: iterable }] : []));
}

/** The case as a scenario file has it. */
export function toScenario({ name, statements, steps }: FuzzCase): Scenario {
  const ordered = statements.flatMap((statement) =>
    statement.ordered === undefined || !/ order by /.test(render(statement.text)) ? [] : [statement.ordered],
  );
  return {
    name,
    area: 'fuzz',
    epl: [...SCHEMAS, ...COLLECTION_SCHEMAS, ...statements.map(({ text }) => render(text))].join(';\n'),
    steps: steps.map((step) => ('ask' in step ? { query: render(step.ask) } : step)),
    ...(ordered.length > 0 ? { ordered } : {}),
  };
}
