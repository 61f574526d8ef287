import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Scenario } from '../src/testing/run-scenario.js';
import type { Answer } from '../test/compare-answers.js';

/** Its compiler sometimes never ends: then it is started anew, and the scenario that it was at stays without an answer. */
const PATIENCE_MS = 30_000;
const NO_ANSWER: Answer = { error: null, out: [{ step: -1, error: 'internal', message: 'no answer' }] };

interface Question {
  readonly line: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** Esper as a separate program that answers one scenario a line, in order. */
export class OracleProcess {
  readonly #program: string;
  readonly #waiting: Question[] = [];
  #child: ChildProcess;
  #patience: NodeJS.Timeout | undefined;

  /** @param program  path of the oracle's start script */
  constructor(program: string) {
    this.#program = program;
    this.#child = this.#start();
    process.on('exit', () => this.#child.kill('SIGKILL'));
  }

  ask(scenario: Scenario): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const question = { line: `${JSON.stringify(scenario)}\n`, resolve, reject };
      this.#waiting.push(question);
      this.#child.stdin?.write(question.line);
      if (this.#waiting.length === 1) this.#watch();
    });
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#child.stdin?.end();
  }

  #start(): ChildProcess {
    const child = spawn(this.#program, ['-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.on('exit', (code) => {
      if (child !== this.#child) return;
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the oracle ended with code ${code}`));
    });
    const { stdout } = child;
    if (stdout)
      createInterface({ input: stdout }).on('line', (line) => {
        if (child !== this.#child) return;
        this.#waiting.shift()?.resolve(JSON.parse(line) as Answer);
        this.#watch();
      });
    return child;
  }

  #watch(): void {
    clearTimeout(this.#patience);
    if (this.#waiting.length > 0) this.#patience = setTimeout(() => this.#restart(), PATIENCE_MS);
  }

  #restart(): void {
    const stuck = this.#child;
    this.#child = this.#start();
    stuck.kill('SIGKILL');
    this.#waiting.shift()?.resolve(NO_ANSWER);
    for (const { line } of this.#waiting) this.#child.stdin?.write(line);
    this.#watch();
  }
}
