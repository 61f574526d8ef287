import { describe, expect, it } from 'vitest';
import { runScenario } from '../src/testing/run-scenario.js';
import { said } from './compare-answers.js';
import { readScenarioFiles } from './scenario-files.js';

/*
 * Scenario files: what the language does, one behaviour a file. A name that begins with `pNN` belongs to point NN of the list of points
 * that a re-implementation usually gets wrong; those without a file are named here with the reason.
 */
const POINTS = 99;
const WITHOUT_A_FILE: Readonly<Record<number, string>> = {
  79: 'match_recognize is refused',
  80: 'match_recognize is refused',
  81: 'match_recognize and nested contexts are refused',
  86: 'match_recognize is refused',
  92: 'contexts are refused',
  97: 'advice of the editor, no behaviour of the engine',
};

const files = readScenarioFiles();

describe('scenarios', () => {
  it.each([...files])('%s', (_, { scenario, answer }) => {
    const answered = runScenario(scenario);
    expect(answered.error ? { ...said(answered), message: answered.error.message } : said(answered, scenario)).toEqual(
      answered.error && answer.error ? { ...said(answer), message: answered.error.message } : said(answer, scenario),
    );
  });

  it('every point has a file or a reason', () => {
    const covered = new Set([...files.keys()].map((name) => Number(/(?:^|\/)p(\d+)-/.exec(name)?.[1] ?? 0)));
    const points = Array.from({ length: POINTS }, (_, index) => index + 1);
    expect(points.filter((point) => !covered.has(point) && !(point in WITHOUT_A_FILE))).toEqual([]);
  });

  it('is named in the file as the file is', () => {
    const wrong = [...files].filter(([path, { scenario }]) => !path.endsWith(`${scenario.name}.json`)).map(([path]) => path);
    expect(wrong).toEqual([]);
  });
});
