import { SEEDS } from '../syntax/seeds.js';

/** The event type of the first talk, with the further properties that its rules read. */
export const EVENT_SCHEMA = `
create schema event(
  timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, bytes_recieved int,
  login string, clientid string, amount double, transaction string, eventid string, geoip java.util.Map
);
`;

/** A slide by its name. */
export function slide(name: string): string {
  const seed = SEEDS.find((each) => each.name === name);
  if (seed === undefined) throw new Error(`no slide "${name}"`);
  return `${seed.epl};\n`;
}

/** The slide on logins as it is meant: the typo mended. */
export const LOGINS_INSERT = slide('logins, with the typo of the slide').replace('INSRT', 'INSERT');

/** Lost in the deck; the reconstruction that also tells of a provider that was never seen before. */
export const DEVIATION = `
select e.login as login, 100 - 100 * coalesce(P.v_count, 0) / T.total as deviation
from event as e unidirectional
left outer join loginProfileASN as P on P.login = e.login
left outer join loginProfileTotal as T on T.login = e.login
where T.total > 0;
`;

/** The rules of the first talk as one module; they spell `event` in three ways. */
export const KLENDAR = [
  EVENT_SCHEMA,
  slide('network scan'),
  slide('worm spreading'),
  slide('money laundering'),
  slide('window of logins'),
  LOGINS_INSERT,
  slide('enrichment join'),
  slide('lookup in a database'),
  slide('windows of profiles'),
  slide('profile by provider'),
  slide('profile total'),
  DEVIATION,
].join('\n');

/** The rules of the second talk as one module. */
export const LOPEZ = [
  'create schema Retirada(cantidad int);',
  slide('big withdrawals'),
  slide('schemas of phishing'),
  slide('dangerous referer'),
].join('\n');
