import { isIP } from 'node:net';
import { z } from 'zod';

/** An address, a range of addresses, or this machine. */
function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (text === 'loopback') return true;
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Every option with its default. The same names are the keys of `rulewright.config.json`. */
export const configurationSchema = z.strictObject({
  port: z
    .int()
    .min(0)
    .max(65_535)
    .default(8484)
    .describe('Port of the web app, the API and the sockets; 0 takes any that is free.'),
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  data: z.string().min(1).default('.rulewright').describe('Folder for the database and the secrets, relative to this file.'),
  samples: z.boolean().default(true).describe('Whether a new workspace starts with the sample rules.'),
  databaseUrl: z
    .string()
    .min(1)
    .optional()
    .describe('A PostgreSQL to use instead of the embedded one: postgresql://user:password@host:5432/database.'),
  snapshotSeconds: z
    .number()
    .min(0.1)
    .max(86_400)
    .default(60)
    .describe('Time between two snapshots of the engine while events come: a restart replays what came after the last one.'),
  journalDays: z
    .int()
    .min(1)
    .max(36_500)
    .default(14)
    .describe('How many whole days of received events are kept, beside what recovery needs.'),
  alertDays: z.int().min(1).max(36_500).default(365).describe('How many days alerts are kept, with their evidence and notes.'),
  deadLetterDays: z.int().min(1).max(36_500).default(30).describe('How many days records that could not be read are kept.'),
  auditDays: z.int().min(1).max(36_500).default(730).describe('How many days the audit log is kept.'),
  log: z
    .enum(['error', 'warn', 'info'])
    .default('warn')
    .describe('What is logged, as JSON lines with the id of the request; info logs every request.'),
  loadFolder: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of the files that @Load reads, relative to this file; load in the data folder if left out.'),
  commands: z
    .record(z.string().min(1), z.string().startsWith('/'))
    .default({})
    .describe('Programs that @Enrich(type=cmd) may run: name -> absolute path. None if left out.'),
  innerHosts: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Inner hosts that webhooks and enrichers may reach: host, host:port or *.example.org. Others have to be public and encrypted.',
    ),
  proxies: z
    .array(z.string().refine(isProxy))
    .default([])
    .describe(
      'Proxies with TLS in front whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses, ranges (10.0.0.0/8) or loopback. Nobody is if left out.',
    ),
  insecure: z
    .boolean()
    .default(false)
    .describe('Lets the server listen for other machines without TLS, for a proxy in front that adds it.'),
});

/** What the server was told, whole and checked. */
export interface Configuration {
  /** 0 = any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly data: string;
  readonly samples: boolean;
  readonly databaseUrl: string | undefined;
  readonly snapshotSeconds: number;
  readonly journalDays: number;
  readonly alertDays: number;
  readonly deadLetterDays: number;
  readonly auditDays: number;
  readonly log: 'error' | 'warn' | 'info';
  /** Absolute. */
  readonly loadFolder: string;
  readonly commands: Readonly<Record<string, string>>;
  readonly innerHosts: readonly string[];
  /** addresses, ranges or `loopback` */
  readonly proxies: readonly string[];
  readonly insecure: boolean;
}

/** A setting that cannot be used: where it stands, and what is wrong with it. */
export interface ConfigurationProblem {
  /** `--port`, `RULEWRIGHT_PORT` or `rulewright.config.json: port` */
  readonly where: string;
  readonly message: string;
  readonly hint?: string;
}
