import type { EventRecord, EventType } from '@rulewright/core';
import { arrayOf, eventOf, hasErrors, invariant } from '@rulewright/core';
import { type CheckedModule, check, EMPTY_WORLD, type PatternStream, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { compilePattern } from '../../src/compile/pattern.js';
import { bareEnvironment } from '../../src/runtime/expression/environment.js';
import { ROW_FRAME } from '../../src/runtime/expression/frame.js';
import { Functions } from '../../src/runtime/expression/functions.js';
import { PatternFactory, type PatternSource, type PatternSubscription } from '../../src/runtime/pattern/pattern-source.js';
import type { Row } from '../../src/runtime/row.js';
import { RowClasses } from '../../src/runtime/row-class.js';
import { Schedule } from '../../src/runtime/time/schedule.js';

export interface PatternRunOptions {
  readonly world?: World;
  readonly startMs?: number;
  readonly maxStates?: number;
}

interface Listening extends PatternSubscription {
  readonly test: ((event: Row) => boolean) | undefined;
}

/** A pattern by itself: events and time in, rows out, without windows, select or output. The text's last select gives the pattern. */
export class PatternRun {
  readonly clock: { now: number };
  readonly source: PatternSource;
  /** nodes at which something was dropped or failed */
  readonly dropped: string[] = [];
  readonly failures: string[] = [];
  readonly #schedule = new Schedule();
  readonly #classes = new RowClasses();
  readonly #listening: readonly Listening[];
  readonly #types: ReadonlyMap<string, EventType>;
  #rows: EventRecord[] = [];
  #settle: (() => void) | undefined;

  constructor(epl: string, options: PatternRunOptions = {}) {
    const { module, world } = checked(epl, options.world ?? EMPTY_WORLD);
    this.clock = { now: options.startMs ?? 0 };
    this.#types = world.types;
    for (const type of world.types.values()) this.#classes.of(type);
    const stream = patternOf(module);
    const functions = new Functions();
    const environment = bareEnvironment(this.clock);
    const rowClass = this.#classes.anonymous(rowTypeOf(stream));
    const plan = compilePattern(stream, { type: (name) => world.types.get(name) });
    const factory = new PatternFactory(plan, { functions, environment, rowClass }, this.#site(options.maxStates ?? 1_000_000));
    this.source = factory.open({ update: (rows) => this.#rows.push(...rows.map((row) => rowClass.toRecord(row))) });
    this.#listening = this.source.subscriptions.map((one) => {
      invariant(one.source.kind === 'filter', 'named windows need an engine');
      const { test } = one.source.filter;
      return { ...one, test: test && functions.test(test, ROW_FRAME, environment) };
    });
    this.source.start();
  }

  /** @returns the rows of the event */
  send(typeName: string, record: Readonly<Record<string, unknown>>): readonly EventRecord[] {
    const type = this.#types.get(typeName);
    invariant(type, `no type ${typeName}`);
    const row = this.#classes.of(type).fromRecord(record, []);
    const names = new Set([typeName, ...type.supertypes]);
    // all filters are asked before anybody hears of the event
    const met = this.#listening.filter(
      ({ source, test }) => source.kind === 'filter' && names.has(source.filter.eventType) && (test === undefined || test(row)),
    );
    for (const one of met) one.receive(row);
    return this.#settled();
  }

  /** Jumps to `ms`. */
  jump(ms: number): readonly EventRecord[] {
    this.clock.now = Math.max(ms, this.clock.now);
    for (const entry of this.#schedule.takeDue(this.clock.now)) this.#schedule.run(entry, this.clock.now);
    return this.#settled();
  }

  /** Walks to `ms` through every due instant. @returns the rows of each instant that has any */
  walk(ms: number): readonly (readonly EventRecord[])[] {
    const deliveries: (readonly EventRecord[])[] = [];
    while (this.#schedule.nextDue <= ms) deliveries.push(this.jump(this.#schedule.nextDue));
    this.clock.now = ms;
    return deliveries.filter((rows) => rows.length > 0);
  }

  #site(maxStates: number) {
    return {
      clock: this.clock,
      schedule: this.#schedule,
      order: 0,
      maxStates,
      settle: (callback: () => void) => {
        this.#settle = callback;
      },
      failed: (node: string, error: unknown) => void this.failures.push(`${node}: ${String(error)}`),
      dropped: (node: string) => void this.dropped.push(node),
    };
  }

  #settled(): readonly EventRecord[] {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.();
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

/** A text that the language refuses. */
export class Refused extends Error {}

function checked(epl: string, world: World): { readonly module: CheckedModule; readonly world: World } {
  const { document, diagnostics } = parse(epl);
  if (hasErrors(diagnostics)) throw new Refused(diagnostics.map((one) => one.message).join('; '));
  const result = check(document, world);
  if (!result.module) throw new Refused(result.diagnostics.map((one) => one.message).join('; '));
  return { module: result.module, world: result.world };
}

function patternOf(module: CheckedModule): PatternStream {
  const source = module.statements.flatMap((one) => (one.kind === 'select' ? one.streams : [])).at(-1)?.source;
  invariant(source?.kind === 'pattern', 'no pattern in the text');
  return source;
}

function rowTypeOf({ id, tags }: PatternStream): EventType {
  const properties = tags.map(({ name, eventType, array }) => ({
    name,
    type: array ? arrayOf(eventOf(eventType)) : eventOf(eventType),
  }));
  return { name: id, origin: 'row', supertypes: [], properties };
}
