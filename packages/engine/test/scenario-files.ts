import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../src/testing/run-scenario.js';
import type { Answer } from './compare-answers.js';

/** A scenario with the answer that it must get; `deviates` says why that is not Esper's. */
export interface ScenarioFile {
  readonly scenario: Scenario;
  readonly answer: Answer;
  readonly deviates?: string;
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../scenarios');

/** All scenario files by their path inside `scenarios`, in the order of their names. */
export function readScenarioFiles(): ReadonlyMap<string, ScenarioFile> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return new Map(
    files.sort().map((name) => [relative('.', name), JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as ScenarioFile]),
  );
}
