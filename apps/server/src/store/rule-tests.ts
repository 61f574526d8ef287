import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { StoredRuleTest, WireRuleTest, WireRuleTestResult } from '@rulewright/contracts';
import type { Pool, PoolClient } from 'pg';
import { storableJson } from './storable-json.js';

interface TestRow {
  readonly id: string;
  readonly name: string;
  readonly from_version: number;
  readonly position: number;
  readonly scenario: WireRuleTest;
}

export interface TestOutcome {
  readonly module: string;
  readonly version: number;
  readonly results: readonly WireRuleTestResult[];
  readonly durationMs: number;
}

/**
 * Tests beside the versions of their modules. A test belongs to the version under which it was written and to all that follow, until it is
 * changed or deleted under a later one; the earlier versions keep it as it was.
 */
export class RuleTestStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The tests of a version (absent = the newest) in their order. */
  async list(module: string, version?: number): Promise<readonly StoredRuleTest[]> {
    const { rows } = await this.#pool.query<{
      readonly scenario: WireRuleTest;
      readonly passed: boolean | null;
      readonly number: number;
      readonly ran_at: Date;
    }>(
      `select t.scenario, last.passed, last.number, last.ran_at
       from rule_tests t join modules m on m.id = t.module_id
       left join lateral (
         select r.passed, v.number, r.ran_at from rule_test_results r join module_versions v on v.id = r.version_id
         where r.test_id = t.id order by r.ran_at desc, r.id desc limit 1
       ) last on true
       where m.name = $1 and m.deleted_at is null and ${inForce('coalesce($2::int, m.head)')}
       order by t.position, t.name`,
      [module, version ?? null],
    );
    return rows.map(({ scenario, passed, number, ran_at }) => ({
      test: scenario,
      last: passed === null ? null : { passed, version: number, at: ran_at.getTime() },
    }));
  }

  /** Makes these the tests of the newest version. @returns whether there is such a module */
  async save(module: string, tests: readonly WireRuleTest[]): Promise<boolean> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const saved = await replaceTests(client, module, tests);
      await client.query('commit');
      return saved;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Keeps how stored tests came out; a result whose test is not stored is passed over. */
  async record({ module, version, results, durationMs }: TestOutcome): Promise<void> {
    const share = Math.round(durationMs / Math.max(1, results.length));
    for (const { name, passed, failures, heldBack } of results) {
      await this.#pool.query(
        `insert into rule_test_results (test_id, version_id, passed, detail, duration_ms)
         select t.id, v.id, $4, $5::jsonb, $6
         from modules m join rule_tests t on t.module_id = m.id join module_versions v on v.module_id = m.id
         where m.name = $1 and m.deleted_at is null and v.number = $2 and t.name = $3 and ${inForce('$2::int')}`,
        [module, version, name, passed, storableJson({ failures: failures.slice(0, 20), heldBack }), share],
      );
    }
  }
}

function inForce(version: string): string {
  return `t.from_version <= ${version} and (t.to_version is null or t.to_version > ${version})`;
}

async function replaceTests(client: PoolClient, module: string, tests: readonly WireRuleTest[]): Promise<boolean> {
  const { rows: modules } = await client.query<{ readonly id: string; readonly head: number }>(
    'select id, head from modules where name = $1 and deleted_at is null for update',
    [module],
  );
  const [found] = modules;
  if (!found) return false;
  const { rows } = await client.query<TestRow>(
    'select id, name, from_version, position, scenario from rule_tests where module_id = $1 and to_version is null',
    [found.id],
  );
  const earlier = new Map(rows.map((row) => [row.name, row]));
  for (const [position, test] of tests.entries()) {
    const row = earlier.get(test.name);
    earlier.delete(test.name);
    await put(client, { module: found, position, test, row });
  }
  for (const row of earlier.values()) await end(client, row, found.head);
  return true;
}

interface Put {
  readonly module: { readonly id: string; readonly head: number };
  readonly position: number;
  readonly test: WireRuleTest;
  readonly row: TestRow | undefined;
}

async function put(client: PoolClient, { module, position, test, row }: Put): Promise<void> {
  const scenario = storableJson(test);
  const same = row !== undefined && isDeepStrictEqual(row.scenario, JSON.parse(scenario));
  if (row && (same || row.from_version === module.head)) {
    if (same && row.position === position) return;
    await client.query('update rule_tests set scenario = $2::jsonb, position = $3, updated_at = now() where id = $1', [
      row.id,
      scenario,
      position,
    ]);
    return;
  }
  if (row) await end(client, row, module.head);
  await client.query(
    `insert into rule_tests (id, module_id, name, from_version, position, scenario, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, now())`,
    [randomUUID(), module.id, test.name, module.head, position, scenario],
  );
}

/** From this version on the test is not there; a version that never had it without does not need the row. */
async function end(client: PoolClient, { id, from_version }: TestRow, head: number): Promise<void> {
  if (from_version === head) await client.query('delete from rule_tests where id = $1', [id]);
  else await client.query('update rule_tests set to_version = $2, updated_at = now() where id = $1', [id, head]);
}
