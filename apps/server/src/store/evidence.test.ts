import { expect, test } from 'vitest';
import type { FoundEvidence } from '../evidence/evidence-job.js';
import { EffectStore } from './effects.js';
import { EvidenceStore } from './evidence.js';
import { sampleAlert } from './testing/sample-alert.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();

const found = (ip: string): FoundEvidence => ({
  events: [{ type: 'event', role: '', time: 1000, offset: 7, record: { ip } }],
  total: 1,
  whole: true,
});

test('the first to explain an alert is believed: two servers may look for the events of one', async () => {
  const { pool } = await postgres.store();
  await new EffectStore(pool).apply({ alerts: [sampleAlert(1)], deadLetters: [], answers: [], outcomes: [], seq: 1 });
  const store = new EvidenceStore(pool);
  const { seq } = (await store.nextUnexplained()) ?? { seq: 0 };
  await store.keep(seq, found('10.0.0.1'));
  await store.keep(seq, found('10.0.0.2'));
  await store.giveUp(seq, 'it was not found within 60 s');
  const { rows } = await pool.query('select evidence, evidence_total, evidence_note from alerts');
  expect(rows).toEqual([{ evidence: 'stored', evidence_total: 1, evidence_note: null }]);
  expect((await pool.query('select event from alert_events')).rows).toEqual([{ event: { ip: '10.0.0.1' } }]);
});
