import type { TestServer } from './test-server.js';

export const TYPES = 'module types; create schema event(type string, src_ip string, dst_ip string, port int);';
export const SCAN = `module scan; uses types;
@Name('Scan') @Alert(name='scan', outID=1) select src_ip, window(dst_ip) from event(type='firewall' and src_ip not in ('10.0.0.1','10.0.0.2')).win:time(30 sec)
group by src_ip having count(distinct dst_ip) > 50 output first every 1 hour`;

/** So many connections of one source, each to another address. */
export function scanOf(source: string, targets: number): readonly Readonly<Record<string, unknown>>[] {
  return Array.from({ length: targets }, (_, i) => ({ type: 'firewall', src_ip: source, dst_ip: `192.168.0.${i}`, port: 22 }));
}

/** Starts a server, and deploys the rule of the documents that finds scans, and its types. @throws if one is refused */
export async function withScanOn(started: () => Promise<TestServer>): Promise<TestServer> {
  const server = await started();
  for (const [name, epl] of [['types', TYPES] as const, ['scan', SCAN] as const]) {
    const report = await server.deploy(name, epl);
    if (report.kind !== 'deployed') throw new Error(JSON.stringify(report));
  }
  return server;
}
