import type { Diagnostic, EventRecord, Span, Value } from '@rulewright/core';
import { tokenize } from '../../syntax/lexer.js';
import { readNumber, unescapeString } from '../../syntax/literal-text.js';
import type { Token } from '../../syntax/token.js';
import type { Expectation, RuleTest, TestStep } from '../rule-test.js';
import { readMoment } from './civil-time.js';

export interface ReadScenario {
  /** as far as the text was understood */
  readonly test: RuleTest;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the text form of EPL Online: `Type={property=value, …}` sends an event, `t=t.plus(10 seconds)` lets time pass,
 * `t="2001-01-01 08:00:00.000"` sets the clock. Comments of the forms that `printScenarioText` writes are read as what is expected and as
 * the test's name; others are passed over. Never throws; a faulty instruction is left out.
 */
export function readScenarioText(text: string, name = 'Imported'): ReadScenario {
  const reader = new ScenarioReader(text);
  reader.read();
  return {
    test: {
      name: reader.name ?? name,
      ...(reader.startMs === undefined ? {} : { startMs: reader.startMs }),
      steps: reader.steps,
      expect: reader.expect,
    },
    diagnostics: reader.diagnostics,
  };
}

const UNIT_MS: Readonly<Record<string, number>> = {
  millisecond: 1,
  msec: 1,
  ms: 1,
  second: 1000,
  sec: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
/** One of a unit, or several: `second`, `seconds`. */
function unitMs(name: string): number | undefined {
  const unit = [name.replace(/s$/, ''), name].find((one) => Object.hasOwn(UNIT_MS, one));
  return unit === undefined ? undefined : UNIT_MS[unit];
}

const CONSTANTS: Readonly<Record<string, Value>> = { null: null, true: true, false: false };
const COMMENT = /^\/\/\s*(?:test\s+(.*)|expect\s+(?:(none)|(sometime)\s+)?\s*(.*))$/;

/** A place at which an instruction cannot be read on. */
class Unreadable extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

class ScenarioReader {
  readonly steps: TestStep[] = [];
  readonly expect: Expectation[] = [];
  readonly diagnostics: Diagnostic[] = [];
  name: string | undefined;
  startMs: number | undefined;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #now = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text).filter(({ kind }) => kind !== 'blank');
  }

  read(): void {
    for (let token = this.#peek(); token.kind !== 'end'; token = this.#peek()) {
      const { start } = token;
      try {
        if (token.kind === 'comment') this.#comment(token);
        else this.#instruction();
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.diagnostics.push({ code: 'scenario-text', severity: 'error', span: error.span, message: error.message });
        this.#toNextLine(start);
      }
    }
  }

  #instruction(): void {
    const name = this.#path();
    this.#eat('=');
    const clock = name === 't';
    if (clock && this.#peek().kind === 'string') this.#setClock();
    else if (clock && this.#is('t')) this.#letTimePass();
    else this.steps.push({ kind: 'send', atMs: this.#now, type: name, event: this.#record() });
  }

  #setClock(): void {
    const token = this.#take();
    const moment = readMoment(this.#string(token));
    if (moment === undefined) throw new Unreadable('this is no moment of the form 2001-01-01 08:00:00.000', token);
    const begun = this.startMs !== undefined || this.steps.length > 0;
    if (!begun) this.startMs = moment;
    else this.#advance(moment - (this.startMs ?? 0), token);
  }

  #letTimePass(): void {
    const first = this.#take();
    this.#eat('.');
    if (this.#written(this.#peek()) !== 'plus') throw new Unreadable('expected t.plus(10 seconds)', this.#peek());
    this.#take();
    this.#eat('(');
    let ms = 0;
    while (this.#peek().kind === 'number') {
      const count = readNumber(this.#written(this.#take())).value;
      const unit = this.#take();
      const size = unitMs(this.#written(unit).toLowerCase());
      if (size === undefined) throw new Unreadable(`"${this.#written(unit)}" is no unit of time that is known here`, unit);
      ms += count * size;
    }
    this.#eat(')');
    this.#advance(this.#now + ms, first);
  }

  #advance(atMs: number, place: Span): void {
    if (atMs < this.#now) throw new Unreadable('time does not go back', place);
    this.#now = atMs;
    this.steps.push({ kind: 'advance', atMs });
  }

  /** What stands behind `expect` is read as an instruction of its own, at its place in the text. */
  #comment(token: Token): void {
    this.#take();
    const found = COMMENT.exec(this.#written(token).trimEnd());
    if (!found) return;
    const [, test, none, sometime, rest = ''] = found;
    if (test !== undefined) {
      this.name ??= test.trim();
      return;
    }
    if (none !== undefined) {
      this.expect.push({ kind: 'none', from: rest.trim() });
      return;
    }
    const inner = new ScenarioReader(`${' '.repeat(token.end - rest.length)}${rest}`);
    inner.read();
    this.diagnostics.push(...inner.diagnostics);
    for (const step of inner.steps) {
      if (step.kind !== 'send') continue;
      const when = sometime === undefined ? { atMs: this.#now } : {};
      this.expect.push({ kind: 'row', from: step.type, ...when, row: step.event });
    }
  }

  #record(): EventRecord {
    this.#eat('{');
    const fields: [string, Value][] = [];
    while (!this.#is('}')) {
      const name = this.#path();
      this.#eat('=');
      fields.push([name, this.#value()]);
      if (!this.#is('}')) this.#eat(',');
    }
    this.#eat('}');
    return Object.fromEntries(fields);
  }

  #value(): Value {
    if (this.#is('{')) return this.#isRecord() ? this.#record() : this.#list();
    const token = this.#take();
    const text = this.#written(token);
    if (token.kind === 'string') return this.#string(token);
    if (token.kind === 'number') return readNumber(text).value;
    if (text === '-' && this.#peek().kind === 'number') return -readNumber(this.#written(this.#take())).value;
    if (Object.hasOwn(CONSTANTS, text)) return CONSTANTS[text] ?? null;
    throw new Unreadable('expected a value: text in quotes, a number, true, false, null or {…}', token);
  }

  #list(): Value {
    this.#eat('{');
    const items: Value[] = [];
    while (!this.#is('}')) {
      items.push(this.#value());
      if (!this.#is('}')) this.#eat(',');
    }
    this.#eat('}');
    return items;
  }

  #isRecord(): boolean {
    const [name, equals] = [this.#tokens[this.#at + 1], this.#tokens[this.#at + 2]];
    const named = name?.kind === 'word' || name?.kind === 'quoted-name';
    return named && equals !== undefined && ['=', '.'].includes(this.#written(equals));
  }

  #path(): string {
    const parts = [this.#name()];
    while (this.#is('.')) {
      this.#take();
      parts.push(this.#name());
    }
    return parts.join('.');
  }

  #name(): string {
    const token = this.#take();
    if (token.kind === 'word') return this.#written(token);
    if (token.kind === 'quoted-name') return this.#written(token).slice(1, -1);
    throw new Unreadable('expected an event type or "t"', token);
  }

  #string(token: Token): string {
    return unescapeString(this.#written(token).slice(1, -1));
  }

  #eat(sign: string): void {
    if (!this.#is(sign)) throw new Unreadable(`expected "${sign}"`, this.#peek());
    this.#take();
  }

  #is(sign: string): boolean {
    return this.#written(this.#peek()) === sign;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', start: this.#text.length, end: this.#text.length };
  }

  #take(): Token {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #written({ start, end }: Token): string {
    return this.#text.slice(start, end);
  }

  #toNextLine(from: number): void {
    const lineEnd = this.#text.indexOf('\n', from);
    const limit = lineEnd < 0 ? this.#text.length : lineEnd;
    while (this.#peek().kind !== 'end' && this.#peek().start < limit) this.#take();
  }
}
