#!/usr/bin/env node
// Stand-in for Prisma's native schema engine: the same JSON-RPC on stdio, executed by @prisma/schema-engine-wasm, which is the same
// engine from a package registry instead of a download. Its version has to match node_modules/@prisma/engines-version.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** PostgreSQL's type "char" and the one Prisma's adapter reads instead. */
const OID_CHAR = 18;
const OID_BPCHAR = 1042;

const glueUrl = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
const glue = await import(glueUrl);
const { exports: wasm } = new WebAssembly.Instance(
  new WebAssembly.Module(readFileSync(new URL('schema_engine_bg.wasm', glueUrl))),
  { './schema_engine_bg.js': glue },
);
glue.__wbg_set_wasm(wasm);
wasm.__wbindgen_start();

/** Reads the command line of the native engine, as far as the Prisma CLI uses it. */
const readArguments = (argv) => {
  const found = { datamodels: [], url: undefined, cli: undefined, version: false };
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    if (argument === '--datamodels') {
      const file = argv[++i];
      found.datamodels.push([file, readFileSync(file, 'utf8')]);
    } else if (argument === '--datasource') found.url = JSON.parse(argv[++i]).url;
    else if (argument === '--version') found.version = true;
    else if (argument === 'cli') found.cli = argv[++i];
    else if (argument.startsWith('--')) i++;
  }
  return found;
};

/** PostgreSQL in WebAssembly with the extensions that the migrations use; the adapter's own shadow database would have none. */
const inMemory = async (folder) => {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const open = (dataDir) => new PrismaPGlite(new PGlite({ dataDir, extensions: { pg_trgm } }));
  const factory = open(folder);
  factory.connectToShadowDb = () => open('memory://shadow').connect();
  return factory;
};

/** Driver of a PostgreSQL server, with three faults of the adapter mended that only schema work meets. */
const onServer = async (url) => {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { parse } = await import('pg-connection-string');
  const { schema, host, port, user, password, database, ssl } = parse(url);
  // Parts, not the URL: with a URL the adapter's shadow database would be the main one.
  const factory = new PrismaPg(
    { host, port: port ? Number(port) : undefined, user, password, database, ssl, max: 1 },
    { schema: schema ?? 'public' },
  );
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool);
    pool.query = async (...args) => {
      const result = await query(...args);
      for (const field of result?.fields ?? []) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_BPCHAR;
      return result;
    };
    // The adapter splits a script at every semicolon, also inside functions and literals.
    adapter.executeScript = async (sql) => {
      try {
        await query(sql);
      } catch (error) {
        adapter.onError(error);
      }
    };
    return adapter;
  };
  factory.connectToShadowDb = async () => (await inMemory()).connect();
  return factory;
};

const { datamodels, url, cli, version } = readArguments(process.argv.slice(2));

/** PGLITE_DIR: 'memory', a folder, or unset for the server of the URL. */
const driver = () => {
  const folder = process.env.PGLITE_DIR;
  if (!folder) return onServer(url);
  return inMemory(folder === 'memory' ? undefined : folder);
};

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

/** Answers one request. `evaluateDataLoss` and `createMigration` only read a cache that the diagnosis fills. */
const answer = async (engine, method, params) => {
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    await engine.diagnoseMigrationHistory({
      migrationsList: params.migrationsList,
      filters: params.filters,
      optInToShadowDatabase: true,
    });
  }
  const result = (await engine[method === 'getDatabaseVersion' ? 'version' : method](params)) ?? {};
  if (method !== 'diff') return result;
  if (result.stdout) send({ id: 'print', method: 'print', params: { content: result.stdout } });
  return { exitCode: result.exitCode };
};

const canConnect = async () => {
  try {
    if (cli !== 'can-connect-to-database') throw new Error(`${cli}: not supported`);
    const connection = await (await driver()).connect();
    await connection.executeScript('SELECT 1');
    return 0;
  } catch (error) {
    const fields = { message: String(error?.message ?? error), error_code: 'P1001' };
    console.error(JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields }));
    return 1;
  }
};

const serve = async () => {
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
  const open = async () =>
    glue.SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(await driver()),
    );
  let engine;
  let queue = Promise.resolve();
  const handle = async ({ id, method, params }) => {
    try {
      engine ??= open();
      send({ id, result: await answer(await engine, method, params) });
    } catch (error) {
      const data = { is_panic: false, message: String(error?.message ?? error), error_code: error?.code };
      send({ id, error: { code: 4466, message: 'error', data } });
    }
  };
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    const request = line.trim() ? JSON.parse(line) : {};
    // Without a method it is the CLI's answer to our "print".
    if (request.method) queue = queue.then(() => handle(request));
  });
  lines.on('close', () => queue.then(() => process.exit(0)));
};

if (version) {
  console.log(`schema-engine-cli ${glue.version()}`);
  process.exit(0);
}
if (cli) process.exit(await canConnect());
await serve();
