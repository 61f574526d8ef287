import type { HeldEntry } from '../../inspection.js';
import type { LookupAnswer, LookupRequest } from '../../lookup-port.js';
import type { Holding } from '../inspect/node-run.js';
import { pageOf } from '../inspect/pages.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { recordOf } from '../row-class.js';
import { loadRows, type Stateful, type StateReader, type StateWriter, saveLongItems, saveRows } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { Ring } from '../time/ring.js';
import { type Asker, isFailed } from './lookups.js';

/** One lookup that rows of the stream ask. */
export interface GateLookup {
  /** The question of a row. @throws what its parameters throw */
  question(row: Row): Omit<LookupRequest, 'id' | 'deployment' | 'statement'>;
  /** Rows of an answer; what does not fit is left out and reported. */
  rows(answer: LookupAnswer): readonly Row[];
}

/** What a gate reaches of the statement around it. */
export interface GateSite {
  /** rows held by the statement, for its budget */
  readonly held: { rows: number };
  /** Asks, under an id that no other question has. */
  ask(question: Omit<LookupRequest, 'id' | 'deployment' | 'statement'>, number: number, asker: Asker): string;
  /** Asks again what was asked before a restore. */
  askAgain(question: Omit<LookupRequest, 'id' | 'deployment' | 'statement'>, id: string, asker: Asker): void;
  forget(id: string, asker: Asker | undefined): void;
  /** Runs `work` as what follows of an answer, with all that it leads to. */
  perform(work: () => void): void;
  /** Runs `work` behind what is done at present. */
  later(work: () => void): void;
  /** Runs when the present moment is over. */
  settle(callback: () => void): void;
  failed(error: unknown): void;
}

interface Question {
  id: string;
  readonly row: Row;
  /** place among the lookups of the gate */
  readonly lookup: number;
  readonly asked: Omit<LookupRequest, 'id' | 'deployment' | 'statement'>;
  answer: readonly Row[] | undefined;
  /** who waits for the answer */
  asker: Asker | undefined;
}

/** What a lookup answered to each row. */
type Answers = LargeMap<Row, readonly Row[]>;

/** A change of the stream whose rows wait. */
interface Waiting {
  readonly inserted: readonly Row[];
  readonly removed: readonly Row[];
  readonly questions: readonly Question[];
}

/**
 * Stands between a stream and the join in which outside lookups hang on it. A change goes on when all its rows have their answers, and never
 * before a change that came earlier. The answers of a row are kept as long as the row may be joined.
 */
export class LookupGate implements Operator, Stateful, Holding, Asker {
  readonly #lookups: readonly GateLookup[];
  readonly #site: GateSite;
  readonly #next: Operator;
  /** rows leave the stream again, and are joined once more then */
  readonly #isBounded: boolean;
  readonly #queue = new Ring<Waiting>();
  readonly #open = new Map<string, Question>();
  /** for each lookup what it has answered to a row */
  readonly #answers: readonly Answers[];
  #number = 0;
  #isAsking = false;

  constructor(options: { readonly lookups: readonly GateLookup[]; readonly isBounded: boolean }, site: GateSite, next: Operator) {
    this.#lookups = options.lookups;
    this.#isBounded = options.isBounded;
    this.#site = site;
    this.#next = next;
    this.#answers = options.lookups.map(() => new LargeMap(shardOfRow));
  }

  get state(): Stateful {
    return this;
  }

  /** What a lookup answered to a row. */
  answerTo(lookup: number, row: Row | null | undefined): readonly Row[] {
    return (row && this.#answers[lookup]?.get(row)) ?? NO_ROWS;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    const questions = inserted.flatMap((row) => this.#lookups.flatMap((_, lookup) => this.#questionOf(row, lookup)));
    this.#queue.push({ inserted, removed, questions });
    this.#site.held.rows += inserted.length;
    this.#isAsking = true;
    for (const question of questions) this.#ask(question);
    this.#isAsking = false;
    this.#release();
  }

  answered(id: string, answer: LookupAnswer, isLater: boolean): void {
    const question = this.#open.get(id);
    if (question !== undefined) this.#answered(question, answer, isLater);
  }

  stop(): void {
    for (const { id, asker } of this.#open.values()) this.#site.forget(id, asker);
    this.#open.clear();
  }

  held(): number {
    return this.#open.size;
  }

  page(offset: number, limit: number): readonly HeldEntry[] {
    return pageOf(this.#open.values(), offset, limit, ({ row, asked }) => ({
      kind: 'lookup',
      row: recordOf(row),
      lookup: asked.lookup,
      parameters: asked.parameters,
    }));
  }

  *save(out: StateWriter): Generator<void> {
    out.integer(this.#number);
    for (const answers of this.#answers) {
      yield* saveLongItems(out, answers.entries(), answers.size, ([row, rows]) => {
        out.row(row);
        return saveRows(out, rows, rows.length);
      });
    }
    yield* saveLongItems(out, this.#queue, this.#queue.length, (waiting) => saveWaiting(out, waiting));
  }

  *load(from: StateReader): Generator<void> {
    this.stop();
    this.#queue.clear();
    this.#number = from.integer();
    for (const answers of this.#answers) yield* loadAnswers(from, answers);
    for (let left = from.integer(); left > 0; left--) {
      const waiting = yield* this.#loadWaiting(from);
      this.#queue.push(waiting);
      this.#site.held.rows += waiting.inserted.length;
      for (const question of waiting.questions) if (question.answer === undefined) this.#askAgain(question);
      if (from.endsSlice()) yield;
    }
  }

  #askAgain(question: Question): void {
    question.asker = this;
    this.#open.set(question.id, question);
    this.#site.askAgain(question.asked, question.id, this);
  }

  *#loadWaiting(from: StateReader): Generator<void, Waiting> {
    const inserted = yield* readRows(from);
    const removed = yield* readRows(from);
    const questions: Question[] = [];
    for (let left = from.integer(); left > 0; left--) {
      const [id, row, lookup] = [String(from.value()), from.row(), from.integer()];
      const answer = from.value() === true ? yield* readRows(from) : undefined;
      if (row !== null) for (const question of this.#questionOf(row, lookup)) questions.push({ ...question, id, answer });
    }
    return { inserted, removed, questions };
  }

  /** Nothing if it cannot be asked: then there is no answer. */
  #questionOf(row: Row, lookup: number): readonly Question[] {
    const asks = this.#lookups[lookup];
    try {
      return asks === undefined ? [] : [{ id: '', row, lookup, asked: asks.question(row), answer: undefined, asker: undefined }];
    } catch (error) {
      this.#site.failed(error);
      return [];
    }
  }

  #ask(question: Question): void {
    const asker: Asker = { answered: (_, answer, isLater) => this.#answered(question, answer, isLater) };
    question.asker = asker;
    question.id = this.#site.ask(question.asked, this.#number++, asker);
    if (question.answer === undefined) this.#open.set(question.id, question);
  }

  #answered(question: Question, answer: LookupAnswer, isLater: boolean): void {
    this.#open.delete(question.id);
    if (isFailed(answer)) this.#site.failed(new Error(`lookup "${question.asked.lookup}": ${answer.failed}`));
    question.answer = isFailed(answer) ? NO_ROWS : (this.#lookups[question.lookup]?.rows(answer) ?? NO_ROWS);
    if (isLater) this.#site.perform(() => this.#release());
    // the host answers this one while it is asked another
    else if (!this.#isAsking) this.#site.later(() => this.#release());
  }

  /** Lets go on what has waited long enough, oldest first. */
  #release(): void {
    for (let first = this.#queue.at(0); first?.questions.every(({ answer }) => answer !== undefined); first = this.#queue.at(0)) {
      this.#queue.shift();
      this.#passOn(first);
    }
  }

  #passOn({ inserted, removed, questions }: Waiting): void {
    this.#site.held.rows -= inserted.length;
    for (const { row, lookup, answer } of questions) this.#answers[lookup]?.set(row, answer ?? NO_ROWS);
    this.#next.update(inserted, removed);
    const gone = this.#isBounded ? removed : inserted;
    // the join looks for partners when the moment is over
    if (gone.length > 0) this.#site.settle(() => this.#forget(gone));
  }

  #forget(rows: readonly Row[]): void {
    for (const answers of this.#answers) for (const row of rows) answers.delete(row);
  }
}

function* saveWaiting(out: StateWriter, { inserted, removed, questions }: Waiting): Generator<void> {
  yield* saveRows(out, inserted, inserted.length);
  yield* saveRows(out, removed, removed.length);
  out.integer(questions.length);
  for (const { id, row, lookup, answer } of questions) {
    out.value(id);
    out.row(row);
    out.integer(lookup);
    out.value(answer !== undefined);
    if (answer !== undefined) yield* saveRows(out, answer, answer.length);
  }
}

function* loadAnswers(from: StateReader, answers: Answers): Generator<void> {
  answers.clear();
  for (let left = from.integer(); left > 0; left--) {
    const row = from.row();
    const rows = yield* readRows(from);
    if (row !== null) answers.set(row, rows);
    if (from.endsSlice()) yield;
  }
}

function* readRows(from: StateReader): Generator<void, readonly Row[]> {
  const rows: Row[] = [];
  yield* loadRows(from, (row) => rows.push(row));
  return rows;
}
