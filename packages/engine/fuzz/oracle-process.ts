import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Scenario } from '../src/testing/run-scenario.js';
import type { Answer } from '../test/compare-answers.js';

/** Esper as a separate program that answers one scenario a line, in order. */
export class OracleProcess {
  readonly #child: ChildProcess;
  readonly #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (reason: Error) => void }[] = [];

  /** @param program  path of the oracle's start script */
  constructor(program: string) {
    this.#child = spawn(program, ['-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the oracle ended with code ${code}`));
    });
    const { stdout } = this.#child;
    if (stdout) createInterface({ input: stdout }).on('line', (line) => this.#waiting.shift()?.resolve(JSON.parse(line) as Answer));
  }

  ask(scenario: Scenario): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify(scenario)}\n`);
    });
  }

  close(): void {
    this.#child.stdin?.end();
  }
}
