import type { EventRecord, EventType, Value, ValueType } from '@rulewright/core';
import { EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import type { Delivery } from '../../src/contract.js';
import { EplSession, type Refusal } from '../../src/testing/session.js';
import type { HostTypes } from './host-types.js';
import { CLOCK_SET_BACK, outOfScope } from './out-of-scope.js';
import { answeredFields, answeredTexts, recordedTexts, type ZeroIsNull } from './rows.js';
import type { Trace, TraceIteration, TraceOut, TraceStep } from './trace.js';
import { plain } from './trace-value.js';
import { type Difference, NotAsked, type Verdict } from './verdict.js';

/** Runs one recorded scenario against an engine of its own and compares step by step; stops at the first difference. */
export function runTrace(trace: Trace, hosts: HostTypes): Verdict {
  const reason = outOfScope(trace);
  if (reason !== undefined) return { kind: 'out', reason };
  const run = new TraceRun(trace, hosts);
  try {
    const difference = run.run();
    return difference ? { kind: 'differ', difference } : { kind: 'agree' };
  } catch (error) {
    if (error instanceof NotAsked) return { kind: 'out', reason: error.message };
    return { kind: 'differ', difference: run.difference('no exception', String(error instanceof Error ? error.stack : error)) };
  }
}

interface Deployed {
  readonly id: string;
  readonly epl: string;
  readonly names: ReadonlySet<string>;
}

type Mismatch = readonly [expected: string, actual: string] | undefined;

class TraceRun {
  readonly #trace: Trace;
  readonly #types: readonly EventType[];
  readonly #world: World;
  readonly #zeros: ZeroIsNull;
  #session: EplSession | undefined;
  #deployed: Deployed[] = [];
  #listened = new Set<string>();
  #deliveries: Delivery[] = [];
  #clock = 0;
  #at = 0;
  #count = 0;

  constructor(trace: Trace, hosts: HostTypes) {
    this.#trace = trace;
    this.#types = hosts.typesFor(trace);
    this.#zeros = hosts.primitivesMade(trace);
    this.#world = { ...EMPTY_WORLD, types: new Map(this.#types.map((type) => [type.name, type])) };
  }

  run(): Difference | undefined {
    const { steps } = this.#trace;
    for (this.#at = 0; this.#at < steps.length; this.#at++) {
      const step = steps[this.#at];
      if (step === undefined || step.op === 'out') continue;
      const mismatch = this.#perform(step) ?? this.#compareDeliveries(step);
      if (mismatch) return this.difference(...mismatch);
    }
    return undefined;
  }

  difference(expected: string, actual: string): Difference {
    const step = this.#trace.steps[this.#at];
    const did = JSON.stringify(plain(step), (_, value: unknown) => (value === null ? undefined : value)).slice(0, 400);
    const epl = this.#deployed.map((one) => one.epl).join('\n');
    return { step: this.#at, did, epl: step && 'epl' in step ? `${epl}\n>> ${step.epl}` : epl, expected, actual };
  }

  #perform(step: TraceStep): Mismatch {
    switch (step.op) {
      case 'out':
        return undefined;
      case 'start':
        this.#clock = step.time;
        return undefined;
      case 'deploy':
        return this.#deploy(step.epl, step.listen);
      case 'listen':
        this.#listened.add(step.stmt);
        return undefined;
      case 'send':
      case 'sendoa':
      case 'sendjson':
        return this.#send(step.type, this.#record(step));
      case 'time':
      case 'span':
        return this.#move(step.op, step.t);
      case 'iter':
        return this.#iterate(step);
      case 'faf':
        return this.#query(step.epl, step.rows ?? []);
      case 'fafexec':
        return this.#query(step.epl);
      case 'invalid':
      case 'invalidFaf':
        return this.#refuse(step);
      case 'undeploy':
        return this.#undeploy(step.stmt);
      case 'undeployAll':
        this.#forget();
        return undefined;
      case 'setvar':
        this.#open().engine.setVariable(step.name, plain(step.v) as Value);
        return undefined;
    }
  }

  /** An engine whose clock stands where the recording goes on: some deploy (and send) first and set the clock to an earlier time then. */
  #open(): EplSession {
    if (this.#session) return this.#session;
    for (const step of this.#trace.steps.slice(this.#at)) {
      if (step.op === 'undeployAll') break;
      if (step.op !== 'time' && step.op !== 'span') continue;
      if (step.t < this.#clock) this.#clock = step.t;
      break;
    }
    const listener = { delivery: (delivery: Delivery) => void this.#deliveries.push(delivery) };
    this.#session = new EplSession({ startMs: this.#clock, listener }, this.#world);
    for (const type of this.#types) this.#session.engine.declareType(type);
    return this.#session;
  }

  #forget(): void {
    this.#session = undefined;
    this.#deployed = [];
    this.#listened = new Set();
    this.#deliveries = [];
  }

  #deploy(epl: string, listen: string | undefined): Mismatch {
    const id = `d${this.#count++}`;
    let names: ReadonlySet<string> = new Set();
    const outcome = this.#open().deploy(epl, id, (module) => {
      names = new Set(module.statements.flatMap((one) => (one.name === undefined ? [] : [one.name])));
    });
    if ('phase' in outcome) return ['deployed', refusal(outcome)];
    this.#deployed.push({ id, epl, names });
    if (listen !== undefined) this.#listened.add(listen);
    // listeners are added after deployment
    this.#deliveries = [];
    return undefined;
  }

  #undeploy(statement: string): Mismatch {
    const deployed = this.#deployed.find((one) => one.names.has(statement));
    if (!deployed) return [`undeployed ${statement}`, 'no such statement'];
    const users = this.#open().undeploy(deployed.id);
    if (users.length > 0) return [`undeployed ${statement}`, `still used by ${users.join(', ')}`];
    this.#deployed = this.#deployed.filter((one) => one !== deployed);
    for (const name of deployed.names) this.#listened.delete(name);
    if (this.#deployed.length === 0) this.#forget();
    return undefined;
  }

  #record(step: TraceStep & { readonly op: 'send' | 'sendoa' | 'sendjson' }): Readonly<Record<string, unknown>> {
    if (step.op === 'sendjson') return JSON.parse(step.e) as Record<string, unknown>;
    if (step.op === 'send') return plain(step.e) as Record<string, unknown>;
    return this.#recordOf(step.type, step.e);
  }

  /** An event that was sent as an array of its properties; events inside it are such arrays too. */
  #recordOf(type: string, values: readonly unknown[]): Readonly<Record<string, unknown>> {
    const properties = this.#open().world.types.get(type)?.properties ?? [];
    return Object.fromEntries(properties.map(({ name, type: of }, index) => [name, this.#valueOf(of, values[index] ?? null)]));
  }

  #valueOf(type: ValueType, value: unknown): unknown {
    if (!Array.isArray(value)) return plain(value);
    if (type.kind === 'event') return this.#recordOf(type.name, value);
    return type.kind === 'array' ? value.map((item) => this.#valueOf(type.element, item)) : plain(value);
  }

  #send(type: string, record: Readonly<Record<string, unknown>>): Mismatch {
    const refused = this.#open().engine.send(type, record);
    return refused && ['event taken', `event refused: ${refused.message}`];
  }

  #move(op: 'time' | 'span', ms: number): Mismatch {
    if (this.#session) {
      if (ms < this.#session.engine.time) throw new NotAsked(CLOCK_SET_BACK);
      if (op === 'time') this.#session.engine.advanceTime(ms);
      else this.#session.engine.advanceTimeSpan(ms);
    }
    this.#clock = ms;
    return undefined;
  }

  #iterate({ stmt, fields, rows, any }: TraceIteration): Mismatch {
    const expected = recordedTexts(rows, !any);
    return unequal(expected, answeredFields(this.#open().engine.iterate(stmt), fields, !any));
  }

  #query(epl: string, expected?: readonly unknown[]): Mismatch {
    const rows = this.#open().query(epl);
    if (isRefusal(rows)) return ['query run', refusal(rows)];
    const ordered = isOrdered(epl);
    return expected && unequal(recordedTexts(expected, ordered, this.#zeros), answeredTexts(rows, ordered, this.#zeros));
  }

  #refuse({ op, epl, msg }: { readonly op: 'invalid' | 'invalidFaf'; readonly epl: string; readonly msg: string }): Mismatch {
    const session = this.#open();
    if (op === 'invalidFaf') return isRefusal(session.query(epl)) ? undefined : [`refused: ${msg}`, 'query run'];
    const outcome = session.deploy(epl, `d${this.#count++}`);
    return 'phase' in outcome ? undefined : [`refused: ${msg}`, 'deployed'];
  }

  #compareDeliveries(step: TraceStep): Mismatch {
    // what follows the adding of a listener was recorded before the step that it came of
    if (step.op === 'listen') return undefined;
    const expected = this.#expectedDeliveries();
    const actual = this.#deliveries.filter((one) => this.#listened.has(one.statement));
    this.#deliveries = [];
    // a recording holds what came of events and of time only
    if (step.op !== 'time' && step.op !== 'span' && !step.op.startsWith('send') && expected.length === 0) return undefined;
    return unequal(
      deliveryTexts(
        expected,
        (one) => this.#isOrdered(one),
        (rows, ordered) => recordedTexts(rows, ordered, this.#zeros),
      ),
      deliveryTexts(
        actual.map((one) => ({ stmt: one.statement, new: one.inserted, old: one.removed })),
        (one) => this.#isOrdered(one),
        (rows, ordered) => answeredTexts((rows ?? []) as readonly EventRecord[], ordered, this.#zeros),
      ),
    );
  }

  #expectedDeliveries(): readonly TraceOut[] {
    const { steps } = this.#trace;
    const listened = steps.findLastIndex((step, index) => index < this.#at && step.op !== 'out');
    const early = steps[listened]?.op === 'listen' ? outsAfter(steps, listened) : [];
    return [...early, ...outsAfter(steps, this.#at)];
  }

  #isOrdered(statement: string): boolean {
    if (this.#trace.ordered !== undefined) return this.#trace.ordered;
    const deployed = this.#deployed.find((one) => one.names.has(statement));
    const parts = deployed?.epl.split(';') ?? [];
    return isOrdered(parts.find((part) => part.includes(`'${statement}'`) || part.includes(`"${statement}"`)) ?? '');
  }
}

/** The deliveries that are recorded right behind a step. */
function outsAfter(steps: readonly TraceStep[], at: number): readonly TraceOut[] {
  const outs: TraceOut[] = [];
  for (const step of steps.slice(at + 1)) {
    if (step.op !== 'out') break;
    outs.push(step);
  }
  return outs;
}

interface Delivered {
  readonly stmt: string;
  readonly new: readonly unknown[] | null;
  readonly old: readonly unknown[] | null;
}

/** Deliveries by statement, each statement's in their order; those without rows are left out. */
function deliveryTexts(
  deliveries: readonly Delivered[],
  isOrdered: (statement: string) => boolean,
  texts: (rows: readonly unknown[] | null, ordered: boolean) => readonly string[],
): readonly string[] {
  const told = deliveries
    .filter((one) => (one.new?.length ?? 0) + (one.old?.length ?? 0) > 0)
    .map((one) => ({ stmt: one.stmt, new: texts(one.new, isOrdered(one.stmt)), old: texts(one.old, isOrdered(one.stmt)) }));
  return told
    .map((one, index) => ({ one, index }))
    .sort((a, b) => (a.one.stmt === b.one.stmt ? a.index - b.index : a.one.stmt < b.one.stmt ? -1 : 1))
    .map(({ one }) => `${one.stmt}: +[${one.new.join(', ')}] -[${one.old.join(', ')}]`);
}

function unequal(expected: readonly string[], actual: readonly string[]): Mismatch {
  const [want, got] = [expected.join('\n'), actual.join('\n')];
  return want === got ? undefined : [want === '' ? 'nothing' : want, got === '' ? 'nothing' : got];
}

function isOrdered(epl: string): boolean {
  return /\border\s+by\b/i.test(epl);
}

function isRefusal(outcome: readonly EventRecord[] | Refusal): outcome is Refusal {
  return 'phase' in outcome;
}

function refusal({ phase, diagnostics }: Refusal): string {
  const told = diagnostics.filter((one) => one.severity === 'error').map((one) => `${one.code}: ${one.message}`);
  return `refused (${phase}): ${told.join('; ')}`;
}
