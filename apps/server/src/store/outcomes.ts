import type { PoolClient } from 'pg';
import type { Outcome } from '../engine/session/entry-result.js';
import { storePersistedWindow } from './persisted-windows.js';
import { storableJson } from './storable-json.js';

/** Stores what became of an order. @param offset  place of the order in the journal */
export async function storeOutcome(client: PoolClient, outcome: Outcome, offset: number): Promise<void> {
  switch (outcome.kind) {
    case 'deployed':
      for (const content of outcome.persisted) await storePersistedWindow(client, content, offset);
      if (outcome.replaced) await stopDeployment(client, outcome.replaced.deployment, offset);
      await client.query(
        `update deployments set state = 'running', active_module_id = module_id, from_offset = $2, report = $3 where id = $1`,
        [
          outcome.deployment,
          offset,
          storableJson({ statements: outcome.statements, ended: outcome.ended, diagnostics: outcome.diagnostics }),
        ],
      );
      return;
    case 'refused':
      await client.query(`update deployments set state = 'rejected', active_module_id = null, error = $2 where id = $1`, [
        outcome.deployment,
        storableJson({ diagnostics: outcome.diagnostics }),
      ]);
      return;
    case 'undeployed':
      for (const content of outcome.persisted) await storePersistedWindow(client, content, offset);
      await stopDeployment(client, outcome.deployment, offset);
      return;
    case 'paused':
    case 'resumed':
      await client.query('update deployments set state = $2::deployment_state where id = $1', [
        outcome.deployment,
        outcome.kind === 'paused' ? 'paused' : 'running',
      ]);
      return;
    case 'enriched':
      await storeEnrichment(client, outcome);
      return;
    case 'filled':
    case 'not-filled':
    case 'in-use':
    case 'wrote':
    case 'configured':
    case 'not-written':
      return;
  }
}

/** An alert is delivered when nothing more is asked for it. */
async function storeEnrichment(client: PoolClient, outcome: Extract<Outcome, { readonly kind: 'enriched' }>): Promise<void> {
  const { alert, enrichments, pending } = outcome;
  await client.query('update alerts set enrichments = $2::jsonb, enrichment_pending = $3::jsonb where id = $1', [
    alert,
    storableJson(enrichments),
    pending ? storableJson(pending) : null,
  ]);
  if (pending) return;
  await client.query(
    `insert into outbox (alert_seq, out_id, connection_id)
     select a.seq, wanted.out_id, c.id from alerts a cross join unnest(a.out_ids) as wanted(out_id)
     left join connections c on c.out_id = wanted.out_id and c.kind = 'sink'
     where a.id = $1 and not a.shadow on conflict (alert_seq, out_id) do nothing`,
    [alert],
  );
}

async function stopDeployment(client: PoolClient, deployment: string, offset: number): Promise<void> {
  await client.query(
    `update deployments set state = 'stopped', active_module_id = null, to_offset = $2, stopped_at = coalesce(stopped_at, now())
     where id = $1`,
    [deployment, offset],
  );
}
