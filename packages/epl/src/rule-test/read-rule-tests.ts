import type { EventRecord, Value } from '@rulewright/core';
import { type Expectation, MAX_TEST_EVENTS, type RuleTest, type TestStep } from './rule-test.js';

/** What of a file of tests cannot be read. */
export interface TestProblem {
  /** `tests[0].steps[2].atMs` */
  readonly path: string;
  readonly message: string;
}

export type ReadTests =
  | { readonly kind: 'tests'; readonly tests: readonly RuleTest[] }
  | { readonly kind: 'problems'; readonly problems: readonly TestProblem[] };

/** Reads tests out of JSON: a list of tests, or `{"tests": […]}`. Every problem is told with its path. */
export function readRuleTests(json: unknown): ReadTests {
  const reader = new Reader();
  const list = Array.isArray(json) ? json : reader.record(json, '')['tests'];
  const tests = reader.list(list, 'tests').map((each, index) => reader.test(each, `tests[${index}]`));
  const names = tests.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) reader.tell(`tests[${index}].name`, `there is another test "${name}"`);
  }
  return reader.problems.length > 0 ? { kind: 'problems', problems: reader.problems } : { kind: 'tests', tests };
}

type Fields = Readonly<Record<string, unknown>>;

class Reader {
  readonly problems: TestProblem[] = [];

  tell(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  test(value: unknown, path: string): RuleTest {
    const fields = this.record(value, path);
    this.known(fields, path, ['name', 'startMs', 'steps', 'expect']);
    const test: RuleTest = {
      name: this.text(fields, 'name', path),
      ...this.optionalNumber(fields, 'startMs', path),
      steps: this.list(fields['steps'], `${path}.steps`).map((each, index) => this.step(each, `${path}.steps[${index}]`)),
      expect: this.list(fields['expect'] ?? [], `${path}.expect`).map((each, index) =>
        this.expectation(each, `${path}.expect[${index}]`),
      ),
    };
    const events = test.steps.reduce((sum, step) => sum + (step.kind === 'send' ? (step.times ?? 1) : 0), 0);
    if (events > MAX_TEST_EVENTS) this.tell(`${path}.steps`, `${events} events are more than ${MAX_TEST_EVENTS}`);
    return test;
  }

  step(value: unknown, path: string): TestStep {
    const fields = this.record(value, path);
    const atMs = this.time(fields, path);
    if (fields['kind'] === 'advance') {
      this.known(fields, path, ['kind', 'atMs']);
      return { kind: 'advance', atMs };
    }
    if (fields['kind'] !== 'send') this.tell(`${path}.kind`, 'must be "send" or "advance"');
    this.known(fields, path, ['kind', 'atMs', 'type', 'event', 'times', 'everyMs']);
    const times = this.optionalNumber(fields, 'times', path);
    if (times.times !== undefined && !(Number.isInteger(times.times) && times.times > 0)) {
      this.tell(`${path}.times`, 'must be a whole number above 0');
    }
    return {
      kind: 'send',
      atMs,
      type: this.text(fields, 'type', path),
      event: this.values(fields['event'] ?? {}, `${path}.event`),
      ...times,
      ...this.optionalNumber(fields, 'everyMs', path),
    };
  }

  expectation(value: unknown, path: string): Expectation {
    const fields = this.record(value, path);
    const from = this.text(fields, 'from', path);
    if (fields['kind'] === 'none') {
      this.known(fields, path, ['kind', 'from']);
      return { kind: 'none', from };
    }
    if (fields['kind'] !== 'row') this.tell(`${path}.kind`, 'must be "row" or "none"');
    this.known(fields, path, ['kind', 'from', 'atMs', 'row']);
    return {
      kind: 'row',
      from,
      ...this.optionalNumber(fields, 'atMs', path),
      row: this.values(fields['row'] ?? {}, `${path}.row`),
    };
  }

  record(value: unknown, path: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    this.tell(path === '' ? 'tests' : path, 'must be an object');
    return {};
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.tell(path, 'must be a list');
    return [];
  }

  known(fields: Fields, path: string, names: readonly string[]): void {
    for (const name of Object.keys(fields)) {
      if (!names.includes(name)) this.tell(`${path}.${name}`, `is not known here; one of ${names.join(', ')}`);
    }
  }

  text(fields: Fields, name: string, path: string): string {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
    this.tell(`${path}.${name}`, 'must be a text');
    return '';
  }

  time(fields: Fields, path: string): number {
    const { atMs = 0 } = this.optionalNumber(fields, 'atMs', path);
    if (atMs < 0) this.tell(`${path}.atMs`, 'must not lie before the beginning');
    return atMs;
  }

  optionalNumber<N extends string>(fields: Fields, name: N, path: string): { readonly [key in N]?: number } {
    const value = fields[name];
    if (value === undefined) return {};
    if (typeof value === 'number' && Number.isFinite(value)) return { [name]: value } as { [key in N]?: number };
    this.tell(`${path}.${name}`, 'must be a number');
    return {};
  }

  values(value: unknown, path: string): EventRecord {
    // JSON has no values but those of an event
    return this.record(value, path) as Readonly<Record<string, Value>>;
  }
}
