import type { PoolClient } from 'pg';
import type { NewAlert } from '../engine/session/entry-result.js';
import { newAlertRow } from './new-alert-row.js';
import { storableJson } from './storable-json.js';

/** Place of an alert in the store; those that were there already are not among them. */
export interface StoredPlace {
  readonly id: string;
  readonly seq: number;
  readonly storedAt: number;
}

/**
 * Stores alerts, with a delivery for each of their outputs where nothing more is asked for them.
 *
 * @returns the places of those that were not there already
 */
export async function storeAlerts(client: PoolClient, alerts: readonly NewAlert[]): Promise<readonly StoredPlace[]> {
  if (alerts.length === 0) return [];
  const { rows } = await client.query<{ readonly seq: string; readonly id: string; readonly stored_at: Date }>(
    `with new as (
       insert into alerts (id, module_id, deployment_id, module_name, module_version, statement, name, severity, tags, out_ids, shadow,
         key, key_text, search_text, columns, enrichments, enrichment_pending, trigger_offset, ordinal, occurred_at)
       select r.id, m.id, d.id, r.rule, r.version, r.statement, r.name, r.severity::severity, r.tags, r.out_ids, r.shadow,
         r.key, r.key_text, r.search_text, r.columns, r.enrichments, r.pending, r.trigger_offset, r.ordinal, to_timestamp(r.time / 1000.0)
       from json_to_recordset($1::json) as r(place int, id text, rule text, deployment uuid, version int, statement text, name text,
         severity text, tags text[], out_ids text[], shadow boolean, key jsonb, key_text text, search_text text, columns json, enrichments jsonb, pending jsonb, trigger_offset bigint,
         ordinal int, time double precision)
       left join modules m on m.name = r.rule and m.deleted_at is null
       left join deployments d on d.id = r.deployment
       order by r.place
       on conflict (id) do nothing
       returning seq, id, stored_at, out_ids, shadow, enrichment_pending
     ), out as (
       insert into outbox (alert_seq, out_id, connection_id)
       select new.seq, wanted.out_id, c.id from new cross join unnest(new.out_ids) as wanted(out_id)
       left join connections c on c.out_id = wanted.out_id and c.kind = 'sink'
       where not new.shadow and new.enrichment_pending is null
     )
     select seq, id, stored_at from new order by seq`,
    [storableJson(alerts.map(newAlertRow))],
  );
  return rows.map(({ seq, id, stored_at }) => ({ id, seq: Number(seq), storedAt: stored_at.getTime() }));
}
