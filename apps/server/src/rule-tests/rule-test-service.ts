import type {
  AlertDetail,
  DeleteRuleTestInput,
  PutRuleTestInput,
  RuleTestRun,
  RunRuleTestsInput,
  SaveRuleTestsInput,
  StoredRuleTest,
  SuggestRuleTestInput,
  TestFromAlert,
  WireMutationScore,
  WireRuleTest,
} from '@rulewright/contracts';
import type { RuleTestService, SourceService } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { DeployedRules } from '../rules/deployed-rules.js';
import type { AlertStore } from '../store/alerts.js';
import type { Audit } from '../store/audit.js';
import type { PostgresJournal } from '../store/journal.js';
import type { ModuleStore, StoredVersion } from '../store/modules.js';
import type { RuleTestStore } from '../store/rule-tests.js';
import { eventsBehind, type PastEvent } from './events-behind.js';
import { ruleUnderTest } from './rule-under-test.js';
import { testFromEvents } from './test-from-events.js';
import type { TestRunner } from './test-runner.js';

export interface RuleTestsOptions {
  readonly modules: ModuleStore;
  readonly tests: RuleTestStore;
  readonly alerts: AlertStore;
  readonly journal: PostgresJournal;
  readonly sources: SourceService;
  readonly deployed: DeployedRules;
  readonly runner: TestRunner;
  readonly audit: Audit;
}

/** How far back events may lie behind an alert, the shortest that gives it first. */
const LOOK_BACK_MS = [10 * 60_000, 3 * 3_600_000, 24 * 3_600_000] as const;
/** Batches of one look back that are read. */
const MAX_BATCHES = 500;

/** The tests of modules: stored with them, run on drafts and before a deploy. */
export class RuleTests implements RuleTestService {
  readonly #options: RuleTestsOptions;

  constructor(options: RuleTestsOptions) {
    this.#options = options;
  }

  async list({ name, version }: { readonly name: string; readonly version?: number }): Promise<readonly StoredRuleTest[]> {
    await this.#stored(name, version);
    return this.#options.tests.list(name, version);
  }

  async save({ name, tests }: SaveRuleTestsInput, actor: Actor): Promise<void> {
    if (!(await this.#options.tests.save(name, tests))) throw unknownModule(name);
    await this.#options.audit({
      actor,
      action: 'module.tests',
      target: { kind: 'module', id: name },
      detail: { tests: tests.length },
    });
  }

  async put({ name, test }: PutRuleTestInput, actor: Actor): Promise<void> {
    const tests = (await this.list({ name })).map((stored) => stored.test);
    const at = tests.findIndex((each) => each.name === test.name);
    await this.save({ name, tests: at < 0 ? [...tests, test] : tests.with(at, test) }, actor);
  }

  async remove({ name, test }: DeleteRuleTestInput, actor: Actor): Promise<void> {
    const tests = (await this.list({ name })).map((stored) => stored.test);
    const left = tests.filter((each) => each.name !== test);
    if (left.length === tests.length) throw new RequestFailure('not-found', `module "${name}" has no test "${test}"`);
    await this.save({ name, tests: left }, actor);
  }

  async run(input: RunRuleTestsInput): Promise<RuleTestRun> {
    const { module, version, epl, tests, draft } = await this.#asked(input);
    const chosen = input.only === undefined ? tests : tests.filter(({ name }) => input.only?.includes(name));
    const run = await this.#run(module, epl, chosen);
    if (!draft) await this.#options.tests.record({ module, version, ...run });
    return run;
  }

  async mutate(input: RunRuleTestsInput): Promise<WireMutationScore> {
    const { module, epl, tests } = await this.#asked(input);
    return this.#options.runner.run<'mutate'>({ kind: 'mutate', rule: this.#rule(module, epl), tests });
  }

  async suggest({ survivor, ...input }: SuggestRuleTestInput): Promise<WireRuleTest | null> {
    const { module, epl, tests } = await this.#asked(input);
    const job = { kind: 'suggest' as const, rule: this.#rule(module, epl), tests, survivor: survivor as never };
    return (await this.#options.runner.run<'suggest'>(job)) ?? null;
  }

  async fromAlert(id: string): Promise<TestFromAlert> {
    const { alerts, modules, deployed } = this.#options;
    const alert = await alerts.find(id);
    if (!alert) throw new RequestFailure('not-found', `there is no alert "${id}"`);
    const stored = (await modules.find(alert.rule, alert.version)) ?? (await this.#stored(alert.rule));
    const types = deployed.book.world.types;
    let best: TestFromAlert | undefined;
    for await (const { origin, events } of this.#pasts(alert)) {
      if (events.length === 0) continue;
      const test = testFromEvents(alert, events, types);
      const { results } = await this.#run(stored.module, stored.epl, [test]);
      const passes = results[0]?.passed === true;
      best = passes ? { name: stored.module, test, passes, origin } : (best ?? { name: stored.module, test, passes, origin });
      if (passes) break;
    }
    if (best) return best;
    throw new RequestFailure('not-found', 'the journal no longer holds the events behind this alert');
  }

  /** Runs the tests of a version that is about to be deployed, and keeps how they came out. */
  async beforeDeploy({ module, version, epl }: StoredVersion): Promise<RuleTestRun> {
    const tests = (await this.#options.tests.list(module, version)).map(({ test }) => test);
    if (tests.length === 0) return { results: [], durationMs: 0 };
    const run = await this.#run(module, epl, tests);
    await this.#options.tests.record({ module, version, ...run });
    return run;
  }

  /** What may lie behind an alert: its evidence where it was worked out, then longer and longer stretches of the journal. */
  async *#pasts(
    alert: AlertDetail,
  ): AsyncGenerator<{ readonly origin: TestFromAlert['origin']; readonly events: readonly PastEvent[] }> {
    const { journal, sources, deployed } = this.#options;
    // events of unknown time cannot be put into the order of a test
    const found = alert.evidence?.flatMap(({ type, time, record }) => (time === null ? [] : [{ type, time, record }]));
    if (found && alert.evidenceWhole && found.length === alert.evidenceTotal) yield { origin: 'evidence', events: found };
    const configured = await sources.list();
    for (const back of LOOK_BACK_MS) {
      const entries = await journal.eventsBefore(alert.triggerOffset, alert.storedAt - back, MAX_BATCHES);
      const { triggerOffset } = alert;
      const events = eventsBehind({ alert, triggerOffset, entries, sources: configured, book: deployed.book });
      yield { origin: 'journal', events };
    }
  }

  async #run(module: string, epl: string, tests: readonly WireRuleTest[]): Promise<RuleTestRun> {
    const started = performance.now();
    const results = await this.#options.runner.run<'run'>({ kind: 'run', rule: this.#rule(module, epl), tests });
    return { results, durationMs: Math.round(performance.now() - started) };
  }

  #rule(module: string, epl: string): ReturnType<typeof ruleUnderTest> {
    return ruleUnderTest(this.#options.deployed.book, module, epl);
  }

  /** The text and the tests that a request is about. `draft`: one of them is not stored. */
  async #asked({ name, version, epl, tests }: RunRuleTestsInput) {
    const stored = await this.#stored(name, version);
    return {
      module: name,
      version: stored.version,
      epl: epl ?? stored.epl,
      tests: tests ?? (await this.#options.tests.list(name, version)).map(({ test }) => test),
      draft: epl !== undefined || tests !== undefined,
    };
  }

  async #stored(name: string, version?: number): Promise<StoredVersion> {
    const stored = await this.#options.modules.find(name, version);
    if (!stored) throw unknownModule(name);
    return stored;
  }
}

function unknownModule(name: string): RequestFailure {
  return new RequestFailure('not-found', `there is no such version of module "${name}"`);
}
