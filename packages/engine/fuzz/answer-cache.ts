import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Scenario } from '../src/testing/run-scenario.js';
import type { Answer } from '../test/compare-answers.js';

/** Answers that were given before, in a file of lines: the same seed is asked again and again while a fault is mended. */
export class AnswerCache {
  readonly #file: string | undefined;
  readonly #known = new Map<string, Answer>();

  /** @param file  where answers are kept; absent: nowhere */
  constructor(file?: string) {
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const [key, answer] = JSON.parse(line) as [string, Answer];
      this.#known.set(key, answer);
    }
  }

  /** @param time  asked so many times before, on purpose */
  async answer(scenario: Scenario, ask: (scenario: Scenario) => Promise<Answer>, time = 0): Promise<Answer> {
    if (this.#file === undefined) return ask(scenario);
    const { name: _, ...asked } = scenario;
    const key = createHash('sha1').update(JSON.stringify(asked)).digest('base64url') + (time === 0 ? '' : ` ${time}`);
    const known = this.#known.get(key);
    if (known) return known;
    const answer = await ask(scenario);
    this.#known.set(key, answer);
    appendFileSync(this.#file, `${JSON.stringify([key, answer])}\n`);
    return answer;
  }
}
