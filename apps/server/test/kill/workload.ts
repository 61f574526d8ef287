import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const DATA = `${process.env['RULEWRIGHT_SHARED'] ?? `${ROOT}../shared`}/data/zeek-wrccdc`;
const FLOWS = ['dns', 'ssl', 'weird', 'rdp', 'ntlm', 'smb_mapping', 'kerberos', 'ssh'];

export const dataIsThere = existsSync(DATA);

type Flow = Readonly<Record<string, unknown>> & { readonly ts: string };

/** The first flows of the competition, by their time, in batches of one size. */
export function batchesOf(count: number, size: number): readonly (readonly Flow[])[] {
  const flows = FLOWS.flatMap((name) =>
    gunzipSync(readFileSync(`${DATA}/${name}.json.gz`))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Flow),
  )
    .sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0))
    .slice(0, count);
  return Array.from({ length: Math.ceil(flows.length / size) }, (_, i) => flows.slice(i * size, (i + 1) * size));
}

/** Zeek's names as those of the rules; a log that lives in its own time. */
export const SOURCE = {
  name: 'zeek',
  clock: { kind: 'event', field: 'ts' },
  type: 'event',
  rename: { ts: 'timestamp', 'id.orig_h': 'src_ip', 'id.orig_p': 'src_port', 'id.resp_h': 'dst_ip', 'id.resp_p': 'dst_port' },
  set: { type: 'firewall' },
};

const SCAN = readFileSync(new URL('../../../cli/test/wrccdc/scan.epl', import.meta.url), 'utf8');

/** Counts that are wrong as soon as one event is lost or seen twice, and what a pattern and a window hold across a restart. */
const COUNTS = `module counts; uses network.scan;
@Name('Total') @Alert(name='total', outID=1) select count(*) as n from event having count(*) % 250 = 0;
@Name('Source') @Alert(name='source', outID=1) select src_ip, count(*) as n from event group by src_ip having count(*) % 100 = 0;
create window Ports#time(2 min) as (dst_port int);
insert into Ports select dst_port from event;
@Name('Ports') @Alert(name='ports', outID=1) select count(distinct dst_port) as ports, count(*) as held from Ports output last every 500 events;
@Name('Quiet') @Alert(name='quiet', outID=1)
select a.src_ip as src_ip from pattern [every-distinct(a.src_ip, 1 min) a=event(dst_port=53) -> (timer:interval(20 sec) and not event(src_ip=a.src_ip))];`;

/** The modules, in the order of their use. */
export const MODULES: Readonly<Record<string, string>> = { 'network.scan': SCAN, counts: COUNTS };

/** A new version of the counts that keeps their state: every other one has a comment. */
export const redeployed = (times: number): string => (times % 2 === 0 ? COUNTS : `${COUNTS}\n/* again */`);
