import pg from 'pg';

/** Names of what there is in a database. */
export async function tablesOf(databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly relname: string }>(
      "select relname from pg_class where relnamespace = 'public'::regnamespace order by relname",
    );
    return rows.map(({ relname }) => relname);
  } finally {
    await client.end();
  }
}
