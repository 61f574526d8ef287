import pg from 'pg';

/** Number of the advisory lock that the leader holds. */
const LEADER_LOCK = 72_707_370;

/**
 * The one connection that both holds the leader's lock and writes the journal: when it breaks, the right to write goes with it, so two
 * servers never write at once.
 */
export class LeaderConnection {
  readonly client: pg.Client;
  readonly #lost: Promise<Error>;
  #lose: (error: Error) => void = () => undefined;

  private constructor(client: pg.Client) {
    this.client = client;
    this.#lost = new Promise((resolve) => {
      this.#lose = resolve;
      // A broken connection may report more than once; an error that nobody hears would end the process.
      client.on('error', resolve);
      client.once('end', () => resolve(new Error('the database connection of the leader was closed')));
    });
  }

  /** Resolved when the connection, and with it the lead, is gone. */
  get lost(): Promise<Error> {
    return this.#lost;
  }

  /** @returns the connection, or undefined if another server leads */
  static async acquire(config: pg.ClientConfig): Promise<LeaderConnection | undefined> {
    const client = new pg.Client({ ...config, keepAlive: true });
    await client.connect();
    try {
      const { rows } = await client.query<{ readonly held: boolean }>('select pg_try_advisory_lock($1) as held', [LEADER_LOCK]);
      if (rows[0]?.held) return new LeaderConnection(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    await client.end();
    return undefined;
  }

  /**
   * The lead is over, since something could not be written: what the journal holds is not known any more (a commit may have come through
   * although its answer did not), so it has to be read again before anybody writes.
   */
  abandon(error: Error): void {
    this.#lose(error);
  }

  /** Gives the lock up by closing the connection. */
  async release(): Promise<void> {
    await this.client.end();
  }
}
