import type { DeployMode } from '@rulewright/contracts';
import type { HostInfo } from '@rulewright/epl/semantics';
import { RequestFailure } from '../failure.js';
import { type Analysis, Rulebook } from './rulebook.js';

/** A deployed module as the engine names it. */
export interface DeployedText {
  readonly deployment: string;
  readonly module: string;
  readonly version: number;
  readonly mode: DeployMode;
  readonly pausedBy: string | null;
  readonly epl: string;
}

/**
 * The engine's rulebook as the server knows it: asked for again after every order that changed it, so that both are the same without the
 * server deciding anything.
 */
export class DeployedRules {
  #book = new Rulebook();
  #isKnown = false;
  #host: HostInfo = { lookups: new Map() };
  /** grows with every change of what a text is checked against */
  #revision = 0;

  /** whether the engine has said once what it runs */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** @throws RequestFailure `not-ready` until the engine has said what it runs: nothing deployed is another answer than nothing known */
  get book(): Rulebook {
    if (!this.#isKnown) throw new RequestFailure('not-ready', 'the server recovers what is deployed', { retryAfterSeconds: 1 });
    return this.#book;
  }

  /** What is set up around the engine. It decides what people are told of a text, and nothing in the engine. */
  get host(): HostInfo {
    return this.#host;
  }

  hostIs(host: HostInfo): void {
    if (shapeOf(host) === shapeOf(this.#host)) return;
    this.#host = host;
    this.#revision++;
  }

  /** Parses and checks a text as somebody would deploy it now. @throws RequestFailure as {@link DeployedRules.book} */
  analyse(module: string, epl: string): Analysis {
    return this.book.analyse(module, epl, this.#host);
  }

  get revision(): number {
    return this.#revision;
  }

  /** @param texts the deployed modules in the engine's order */
  replace(texts: readonly DeployedText[]): void {
    const book = new Rulebook();
    for (const text of texts) {
      const known = this.#book.find(text.module);
      const { document, checked } = book.analyse(text.module, text.epl);
      // A text that the engine runs was checked by the same checker against the same modules; should it fail here, the last good one stands.
      const sound = checked ?? known?.checked;
      if (sound) book.put({ ...text, document, checked: sound });
    }
    this.#book = book;
    this.#isKnown = true;
    this.#revision++;
  }
}

function shapeOf({ outputIds, files, lookups }: HostInfo): string {
  return JSON.stringify([outputIds, files, lookups && [...lookups]]);
}
