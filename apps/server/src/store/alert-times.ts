import type { Pool } from 'pg';

/** Places of one block. */
const BLOCK = 4096;

/** Bounds of `seq`: from, inclusive, to, exclusive. */
export interface SeqSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in the alert list alerts of a time may stand: the earliest and the latest engine time of every 4,096 places, kept in memory. The list
 * goes by place, and a page of a day long ago should not begin at the newest alert. An alert's time never changes and places are given in the
 * order in which they are stored, so that only new places have to be read; of alerts that were forgotten since, a block may promise too much.
 */
export class AlertTimes {
  readonly #pool: Pool;
  /** by block, ms since the epoch; infinite where there is none */
  readonly #earliest: number[] = [];
  readonly #latest: number[] = [];
  #known = 0;
  /** what was there has been read once; there may have been none */
  #begun = false;
  #reading: Promise<void> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Reads what is there before somebody asks for a time: of a million alerts that takes a while, once. */
  begin(): void {
    if (!this.#begun) this.#read().catch(() => undefined);
  }

  /** @returns places among which all alerts from one time to another are, undefined if there are none */
  async spanOf(time: { readonly from?: number | undefined; readonly to?: number | undefined }): Promise<SeqSpan | undefined> {
    // A reading under way may have begun before the newest alert was stored.
    await this.#reading?.catch(() => undefined);
    await this.#read();
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = time;
    const meets = (_: unknown, block: number): boolean =>
      (this.#latest[block] ?? Number.NEGATIVE_INFINITY) >= from && (this.#earliest[block] ?? Number.POSITIVE_INFINITY) < to;
    const first = this.#earliest.findIndex(meets);
    return first < 0 ? undefined : { from: first * BLOCK, to: (this.#earliest.findLastIndex(meets) + 1) * BLOCK };
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readNew().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readNew(): Promise<void> {
    const { rows } = await this.#pool.query<BlockRow>(
      `select seq / ${BLOCK} as block, max(seq) as newest, min(occurred_at) as earliest, max(occurred_at) as latest
       from alerts where seq > $1 group by 1 order by 1`,
      [this.#known],
    );
    this.#begun = true;
    for (const { block, newest, earliest, latest } of rows) {
      const at = Number(block);
      while (this.#earliest.length <= at) {
        this.#earliest.push(Number.POSITIVE_INFINITY);
        this.#latest.push(Number.NEGATIVE_INFINITY);
      }
      this.#earliest[at] = Math.min(this.#earliest[at] ?? Number.POSITIVE_INFINITY, earliest.getTime());
      this.#latest[at] = Math.max(this.#latest[at] ?? Number.NEGATIVE_INFINITY, latest.getTime());
      this.#known = Number(newest);
    }
  }
}

interface BlockRow {
  readonly block: string;
  readonly newest: string;
  readonly earliest: Date;
  readonly latest: Date;
}
