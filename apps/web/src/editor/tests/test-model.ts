import type { WireMutationScore, WireRuleTest, WireRuleTestResult } from '@rulewright/contracts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { failureOf } from '../../app/api/failure.js';
import { api } from '../../app/api/trpc.js';
import { texts } from '../../texts/texts.js';
import type { EditorModel } from '../document/editor-model.js';

export type Work = 'run' | 'mutate' | 'suggest' | 'alert';

export interface TestState {
  readonly loaded: boolean;
  readonly tests: readonly WireRuleTest[];
  /** place of the test that is open */
  readonly chosen: number;
  /** a test that another place of the editor asked to see; a new object each time */
  readonly asked: { readonly test: string } | undefined;
  /** by name; a test that was changed since has none */
  readonly results: ReadonlyMap<string, WireRuleTestResult>;
  /** the rule's text that each result is of, by the name of the test */
  readonly ranOn: ReadonlyMap<string, string>;
  readonly durationMs: number | undefined;
  readonly work: Work | undefined;
  readonly score: WireMutationScore | undefined;
  /** what could not be done */
  readonly trouble: string | undefined;
}

/** The tests of the open rule: kept on the server with every change, run there on the text as it stands in the editor. */
export class TestModel {
  readonly store: StoreApi<TestState>;
  readonly #editor: EditorModel;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(editor: EditorModel) {
    this.#editor = editor;
    this.store = createStore<TestState>(() => ({
      loaded: false,
      tests: [],
      chosen: 0,
      asked: undefined,
      results: new Map(),
      ranOn: new Map(),
      durationMs: undefined,
      work: undefined,
      score: undefined,
      trouble: undefined,
    }));
  }

  get state(): TestState {
    return this.store.getState();
  }

  get chosen(): WireRuleTest | undefined {
    return this.state.tests[this.state.chosen];
  }

  async load(): Promise<void> {
    if (this.state.loaded) return;
    const stored = await this.#asked(() => api.ruleTests.list.query({ name: this.#editor.name }));
    if (stored) this.store.setState({ loaded: true, tests: stored.map(({ test }) => test) });
  }

  choose(index: number): void {
    this.store.setState({ chosen: Math.max(0, Math.min(index, this.state.tests.length - 1)) });
  }

  /** Opens the drawer at a test. */
  show(test: string): void {
    const place = this.state.tests.findIndex(({ name }) => name === test);
    if (place !== -1) this.choose(place);
    this.store.setState({ asked: { test } });
  }

  /** Puts another version in the place of the open test, keeps it and runs it. */
  change(test: WireRuleTest): void {
    const { tests, chosen, results } = this.state;
    const old = tests[chosen];
    if (old === undefined || old === test) return;
    const left = new Map(results);
    left.delete(old.name);
    const named = { ...test, name: this.#freeName(test.name, chosen) };
    this.store.setState({ tests: tests.with(chosen, named), results: left, score: undefined });
    this.#keep();
    void this.run([named.name]);
  }

  add(test: WireRuleTest): void {
    const named = { ...test, name: this.#freeName(test.name, -1) };
    const tests = [...this.state.tests, named];
    this.store.setState({ tests, chosen: tests.length - 1 });
    this.#keep();
    void this.run([named.name]);
  }

  remove(index: number): void {
    const { tests, chosen } = this.state;
    const left = tests.filter((_, at) => at !== index);
    this.store.setState({ tests: left, chosen: Math.max(0, Math.min(chosen, left.length - 1)), score: undefined });
    this.#keep();
  }

  /** Runs tests on the text in the editor; all when none is named. */
  async run(names?: readonly string[]): Promise<void> {
    const { tests } = this.state;
    const chosen = names === undefined ? tests : tests.filter(({ name }) => names.includes(name));
    const { text } = this.#editor.state;
    const run = await this.#working('run', () => api.ruleTests.run.mutate({ ...this.#draft(), tests: [...chosen] }));
    if (!run) return;
    const kept = names === undefined ? [] : this.state.results;
    const results = new Map([...kept, ...run.results.map((result) => [result.name, result] as const)]);
    const ranOn = new Map([...this.state.ranOn, ...run.results.map(({ name }) => [name, text] as const)]);
    this.store.setState({ results, ranOn, durationMs: run.durationMs });
  }

  async mutate(): Promise<void> {
    const tests = [...this.state.tests];
    const score = await this.#working('mutate', () => api.ruleTests.mutate.mutate({ ...this.#draft(), tests }));
    if (score) this.store.setState({ score });
  }

  /** Adds a test that notices a mutant which survived, and judges again. */
  async suggest(survivor: WireMutationScore['mutants'][number]): Promise<void> {
    const tests = [...this.state.tests];
    const { kind, node, was, becomes } = survivor;
    const test = await this.#working('suggest', () =>
      api.ruleTests.suggest.mutate({ ...this.#draft(), tests, survivor: { kind, node, was, becomes } }),
    );
    if (test === null) this.store.setState({ trouble: texts.tests.nothingSuggested });
    if (!test) return;
    this.add(test);
    await this.mutate();
  }

  async fromAlert(alert: string): Promise<void> {
    const made = await this.#working('alert', () => api.ruleTests.fromAlert.mutate({ alert }));
    if (made) this.add(made.test);
  }

  #draft(): { readonly name: string; readonly epl: string } {
    return { name: this.#editor.name, epl: this.#editor.state.text };
  }

  /** One after the other, so that the last change is the one that stays. */
  #keep(): void {
    const { tests } = this.state;
    this.#saving = this.#saving.then(() =>
      this.#asked(() => api.ruleTests.save.mutate({ name: this.#editor.name, tests: [...tests] })),
    );
  }

  async #working<T>(work: Work, ask: () => Promise<T>): Promise<T | undefined> {
    this.store.setState({ work });
    const answer = await this.#asked(ask);
    this.store.setState({ work: undefined });
    return answer;
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T | undefined> {
    this.store.setState({ trouble: undefined });
    try {
      return await ask();
    } catch (error) {
      this.store.setState({ trouble: failureOf(error)?.message ?? texts.common.notReachable });
      return undefined;
    }
  }

  #freeName(wanted: string, except: number): string {
    const taken = new Set(this.state.tests.filter((_, index) => index !== except).map(({ name }) => name));
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} ${copy}`;
    return name;
  }
}
