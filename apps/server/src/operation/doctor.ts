import { constants, existsSync, statSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { ENGINE_STATES } from '@rulewright/contracts';
import type { Configuration } from '../configuration/configuration.js';
import { listenError, urlOf } from '../http/listen.js';
import { WEB_FOLDER } from '../http/static-web.js';
import { messageOf } from '../message-of.js';
import { openBeside } from '../store/open-store.js';
import { hasCluster } from '../store/postgres/home.js';
import { StoreError } from '../store/store-error.js';

/** What was looked at and how it is; `wrong` keeps the server from working, `odd` does not. */
export interface Finding {
  readonly about: string;
  readonly state: 'well' | 'odd' | 'wrong';
  readonly message: string;
}

const FREE_ODD_BYTES = 2 * 1024 ** 3;
const FREE_WRONG_BYTES = 100 * 1024 ** 2;
const ANSWER_WITHIN_MS = 3000;
const GIB = 1024 ** 3;

/** Looks at everything that a start needs, makes nothing, and says all that is wrong at once. */
export async function examine(configuration: Configuration): Promise<readonly Finding[]> {
  const findings = [node(), webApp(), await dataFolder(configuration.data), keyFile(configuration.data)];
  findings.push(await database(configuration), await port(configuration));
  findings.push(loadFolder(configuration), ...(await Promise.all(Object.entries(configuration.commands).map(command))));
  return findings;
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNew = major > 20 || (major === 20 && minor >= 19);
  return isNew
    ? well('node', process.versions.node)
    : wrong('node', `${process.versions.node} is too old: 20.19 or newer is needed`);
}

function webApp(): Finding {
  return existsSync(join(WEB_FOLDER, 'index.html')) ? well('web app', 'built') : odd('web app', 'not built: run "npm run build"');
}

async function dataFolder(folder: string): Promise<Finding> {
  try {
    const existing = nearestThere(folder);
    await access(existing, constants.W_OK);
    const { bavail, bsize } = await statfs(existing);
    const free = bavail * bsize;
    const message = `"${folder}"${existing === folder ? '' : ' (made at the first start)'}, ${(free / GIB).toFixed(1)} GiB free`;
    if (free < FREE_WRONG_BYTES) return wrong('data folder', `${message}: nothing more can be stored`);
    return free < FREE_ODD_BYTES ? odd('data folder', `${message}: that is little`) : well('data folder', message);
  } catch (error) {
    return wrong('data folder', `"${folder}" cannot be used: ${messageOf(error)}`);
  }
}

/** The folder, or the nearest above it that there is. */
function nearestThere(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestThere(dirname(folder));
}

/** The key that seals secrets is for the server's own user alone. */
function keyFile(folder: string): Finding {
  const file = join(folder, 'secret.key');
  if (process.env['RULEWRIGHT_SECRET_KEY']) return well('secret key', 'from RULEWRIGHT_SECRET_KEY');
  if (!existsSync(file)) return well('secret key', 'made when the first secret is stored');
  const mode = statSync(file).mode & 0o077;
  return mode === 0 ? well('secret key', `"${file}"`) : wrong('secret key', `"${file}" can be read by others: chmod 600`);
}

async function database({ data, databaseUrl }: Configuration): Promise<Finding> {
  // Opening an embedded database that is not there yet would make it.
  if (databaseUrl === undefined && !hasCluster(data)) return well('database', 'made at the first start');
  try {
    const { store, isRunning } = await openBeside({ dataFolder: data, databaseUrl });
    try {
      const { rows } = await store.pool.query<{ readonly version: string; readonly size: string }>(
        `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`,
      );
      const [row] = rows;
      const where = databaseUrl === undefined ? 'embedded' : 'DATABASE_URL';
      const count = store.missing.length;
      const schema =
        count === 0 ? 'schema up to date' : `${count} migration${count === 1 ? '' : 's'} will be applied at the next start`;
      const inUse = isRunning ? ', in use by a running server' : '';
      return well('database', `PostgreSQL ${row?.version} (${where}), ${row?.size}, ${schema}${inUse}`);
    } finally {
      await store.close();
    }
  } catch (error) {
    const hint = error instanceof StoreError && error.hint ? ` (${error.hint})` : '';
    return wrong('database', messageOf(error) + hint);
  }
}

async function port({ host, port: wanted }: Configuration): Promise<Finding> {
  if (wanted === 0) return well('port', 'any that is free');
  const url = urlOf(host, wanted);
  const state = await stateOfServer(url);
  if (state === 'running') return well('port', `a server of ours answers at ${url} and is ready`);
  if (state !== undefined) return odd('port', `a server of ours answers at ${url} and is "${state}"`);
  const fault = await faultOfListening(host, wanted);
  return fault === undefined ? well('port', `${wanted} is free`) : wrong('port', fault);
}

/** State of a server of ours at this address; undefined if nobody answers, or somebody else. */
async function stateOfServer(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const said = (await answer.json()) as { readonly status?: unknown } | null;
    return ENGINE_STATES.find((state) => state === said?.status);
  } catch {
    return undefined;
  }
}

/** Why a server could not listen there; undefined if it could. */
function faultOfListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(listenError(error, { host, port }).message));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}

function loadFolder({ loadFolder: folder }: Configuration): Finding {
  return existsSync(folder)
    ? well('load folder', `"${folder}"`)
    : well('load folder', `"${folder}" is not there: no file can be loaded`);
}

async function command([name, file]: readonly [string, string]): Promise<Finding> {
  try {
    await access(file, constants.X_OK);
    return well(`command "${name}"`, file);
  } catch {
    return wrong(`command "${name}"`, `"${file}" cannot be run`);
  }
}

const well = (about: string, message: string): Finding => ({ about, state: 'well', message });
const odd = (about: string, message: string): Finding => ({ about, state: 'odd', message });
const wrong = (about: string, message: string): Finding => ({ about, state: 'wrong', message });
