import type { EventRecord } from '@rulewright/core';
import type { Pool, PoolClient } from 'pg';
import type { WindowContent } from '../engine/session/persisted-window.js';
import { storableJson } from './storable-json.js';

const ROWS_AT_ONCE = 2000;

/**
 * Keeps the content of a named window under `@Persist` in place of what was kept of it.
 *
 * @param offset  journal offset after which the window held this
 */
export async function storePersistedWindow(client: PoolClient, content: WindowContent, offset: number): Promise<void> {
  const { module, window, eventType, rows } = content;
  const { rows: found } = await client.query<{ readonly id: string }>(
    `insert into persisted_windows (id, module_name, name, event_type, journal_offset, updated_at) values (gen_random_uuid(), $1, $2, $3, $4, now())
     on conflict (module_name, name) do update set event_type = $3, journal_offset = $4, updated_at = now() returning id`,
    [module, window, eventType, offset],
  );
  const id = found[0]?.id;
  await client.query('delete from persisted_window_rows where window_id = $1', [id]);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await client.query(
      `insert into persisted_window_rows (window_id, ordinal, inserted_at, row)
       select $1, $2 + place - 1, now(), value from jsonb_array_elements($3::jsonb) with ordinality as r(value, place)`,
      [id, at, storableJson(rows.slice(at, at + ROWS_AT_ONCE))],
    );
  }
}

/** Contents of the named windows of modules under `@Persist`, as they were kept last. */
export class PersistedWindowStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async of(module: string): Promise<readonly WindowContent[]> {
    const { rows } = await this.#pool.query<{
      readonly name: string;
      readonly event_type: string;
      readonly row: EventRecord | null;
    }>(
      `select w.name, w.event_type, r.row from persisted_windows w left join persisted_window_rows r on r.window_id = w.id
       where w.module_name = $1 order by w.name, r.ordinal`,
      [module],
    );
    const contents = new Map<string, WindowContent & { readonly rows: EventRecord[] }>();
    for (const { name, event_type, row } of rows) {
      const content = contents.get(name) ?? { module, window: name, eventType: event_type, rows: [] };
      if (row) content.rows.push(row);
      contents.set(name, content);
    }
    return [...contents.values()];
  }

  /** All or nothing. */
  async save(contents: readonly WindowContent[], offset: number): Promise<void> {
    if (contents.length === 0) return;
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      for (const content of contents) await storePersistedWindow(client, content, offset);
      await client.query('commit');
      client.release();
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }
}
