import type { WindowLoad } from '@rulewright/contracts';
import { suggest } from '@rulewright/core';
import type { EventPath } from '../engine/event-path.js';
import { orderEntry } from '../engine/session/order.js';
import { type AnnotatedWindow, annotatedWindows } from '../engine/session/window-content.js';
import { RequestFailure } from '../failure.js';
import { messageOf } from '../message-of.js';
import type { Actor } from '../people/actor.js';
import type { DeployedRules } from '../rules/deployed-rules.js';
import type { Audit } from '../store/audit.js';
import { type LoadedFile, type LoadFile, readLoadFile } from './load-file.js';

export interface LoadsOptions {
  readonly deployed: DeployedRules;
  readonly path: () => EventPath;
  readonly audit: Audit;
  readonly folder: string;
  readonly now: () => number;
  readonly notice: (message: string) => void;
}

const RELOAD_EVERY_MS = 5 * 60_000;

/**
 * Fills the named windows under `@Load` from files: when their module is deployed, every five minutes if the file has changed, and on
 * demand. The rows go through the journal. A file that cannot be read leaves the window as it is.
 */
export class Loads {
  readonly #options: LoadsOptions;
  /** by module and window */
  readonly #last = new Map<string, WindowLoad & { readonly deployment: string; readonly hash: string }>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: LoadsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.loadChanged(), RELOAD_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** How the last load of a window went; null if it has no file or was not loaded yet. */
  stateOf(module: string, window: string): WindowLoad | null {
    const last = this.#last.get(`${module}/${window}`);
    if (!last) return null;
    const { file, at, rows, error, line } = last;
    return { file, at, rows, error, line };
  }

  /** Loads every window whose file or module has changed since the last time. */
  loadChanged(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#options.path().state !== 'running') return;
      for (const { module, deployment, checked } of this.#options.deployed.book.modules) {
        for (const window of annotatedWindows(checked, 'load')) await this.#load({ module, deployment, window, always: false });
      }
    }).catch((error: unknown) => this.#options.notice(`files could not be loaded: ${messageOf(error)}`));
  }

  /**
   * Loads a window now.
   *
   * @throws RequestFailure `not-found`, or `refused` with the line that is wrong
   */
  async reload(module: string, name: string, actor: Actor): Promise<WindowLoad> {
    const deployed = this.#options.deployed.book.find(module);
    if (!deployed) throw new RequestFailure('not-found', `module "${module}" is not deployed`);
    const windows = annotatedWindows(deployed.checked, 'load');
    const window = windows.find((one) => one.window === name);
    if (!window) throw new RequestFailure('not-found', `module "${module}" has no window "${name}" with @Load`);
    const load = await this.#inTurn(() => this.#load({ module, deployment: deployed.deployment, window, always: true }));
    const detail = load && { rows: load.rows, error: load.error };
    await this.#options.audit({
      actor,
      action: 'window.reload',
      target: { kind: 'window', id: `${module}/${name}` },
      detail: detail ?? {},
    });
    if (!load) throw new RequestFailure('not-ready', 'the window was not loaded');
    if (load.error !== null)
      throw new RequestFailure('refused', load.line === null ? load.error : `line ${load.line}: ${load.error}`);
    return load;
  }

  async #load(wanted: {
    readonly module: string;
    readonly deployment: string;
    readonly window: AnnotatedWindow;
    readonly always: boolean;
  }): Promise<WindowLoad | undefined> {
    const { module, deployment, window, always } = wanted;
    const file = fileOf(window);
    const key = `${module}/${window.window}`;
    const last = this.#last.get(key);
    const filledBy = !always && last?.deployment === deployment && last.error === null ? last.hash : undefined;
    const read = known(window, await readLoadFile(this.#options.folder, file, filledBy));
    if (read.kind === 'same') return this.stateOf(module, window.window) ?? undefined;
    const fault = read.kind === 'rows' ? await this.#fill(module, window.window, read) : read;
    // After a fault the window holds what it held before, and so many rows of it.
    const rows = fault || read.kind === 'broken' ? (last?.rows ?? 0) : read.rows.length;
    const state = { file: file.file, at: this.#options.now(), rows, error: fault?.message ?? null, line: fault?.line ?? null };
    this.#last.set(key, { ...state, deployment, hash: fault || read.kind === 'broken' ? '' : read.hash });
    if (fault && last?.error !== fault.message) this.#tell(window.window, file.file, fault);
    return state;
  }

  #tell(window: string, file: string, { line, message }: Fault): void {
    this.#options.notice(`"${file}" was not loaded into "${window}": ${line === null ? '' : `line ${line}: `}${message}`);
  }

  /** Brings rows into the window through the journal. @returns why it was not done, if so */
  async #fill(
    module: string,
    window: string,
    { rows }: Extract<LoadedFile, { readonly kind: 'rows' }>,
  ): Promise<Fault | undefined> {
    const entry = orderEntry({ kind: 'load', module, window, rows: rows.map(({ record }) => record) });
    const { stored } = await this.#options.path().append(entry);
    const { outcome } = await stored;
    if (outcome?.kind !== 'not-filled') return undefined;
    const [problem] = outcome.problems;
    return { line: rows[problem?.index ?? 0]?.line ?? null, message: problem?.message ?? 'the rows do not fit the window' };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

interface Fault {
  readonly line: number | null;
  readonly message: string;
}

function fileOf({ arguments: given }: AnnotatedWindow): LoadFile {
  const { file, format, delim } = given;
  return {
    file: typeof file === 'string' ? file : '',
    format: format === 'json' || format === 'ndjson' ? format : 'csv',
    separator: typeof delim === 'string' && delim !== '' ? delim : ',',
  };
}

/** A column that the window has not is a slip of the pen: its values would be lost without a word. */
function known({ eventType }: AnnotatedWindow, read: LoadedFile): LoadedFile {
  if (read.kind !== 'rows' || eventType.open === true) return read;
  const names = eventType.properties.map(({ name }) => name);
  const odd = read.columns.find((column) => !names.includes(column));
  if (odd === undefined) return read;
  const near = suggest(odd, names);
  return { kind: 'broken', line: 1, message: `the window has no column "${odd}"${near ? `; did you mean "${near}"?` : ''}` };
}
