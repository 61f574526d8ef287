import type { BenchCase, TimedEvent } from '../bench-case.js';
import { address, LOG_SCHEMA, logEvent } from '../log-event.js';
import { Random } from '../random.js';

/** Statements whose work is to find rows that others keep. */
export const LOOKUP_CASES: readonly BenchCase[] = [
  profiles(),
  twoLogs(
    'join',
    `select a.login as login, b.dst_ip as target from login#time(30 sec) as a, event#time(30 sec) as b where a.src_ip = b.src_ip`,
  ),
  twoLogs(
    'subquery',
    'select src_ip, (select login from login#unique(src_ip) as l where l.src_ip = e.src_ip) as login from event as e',
  ),
  twoLogs(
    'subquery-exists',
    'select src_ip, dst_ip from event as e where exists (select * from login#time(30 sec) as l where l.src_ip = e.src_ip and l.score > e.dst_port)',
  ),
];

/** Two counters a user, kept in named windows: 5,000 users, 5 networks each. At the end their content is asked for. */
function profiles(): BenchCase {
  return {
    name: 'merge',
    measure: 'events',
    target: 3,
    epl: `create schema access(login string, network string, host string, bytes int);
create schema report(id int);
create window profile_network#keepall as (login string, param string, value string, v_count long);
create window profile_total#keepall as (login string, param string, total long);
on access as e merge profile_network as p where p.login = e.login and p.value = e.network
  when not matched then insert select e.login as login, 'network' as param, e.network as value, 1L as v_count
  when matched then update set v_count = p.v_count + 1;
on access as e merge profile_total as p where p.login = e.login
  when not matched then insert select e.login as login, 'network' as param, 1L as total
  when matched then update set total = p.total + 1;
@name('networks') on report select p.login as login, p.value as value, p.v_count as v_count from profile_network as p;
@name('totals') on report select p.login as login, p.total as total from profile_total as p;\n`,
    *events() {
      const random = new Random(7);
      const count = 300_000;
      for (let i = 0; i < count; i++) {
        const login = random.below(5000);
        const e = {
          login: `user${login}`,
          network: `AS${(login + random.below(5)) % 600}`,
          host: `host-${random.below(300)}`,
          bytes: i,
        };
        yield { t: 1 + Math.floor(i / 10), type: 'access', e };
      }
      yield { t: 1 + count, type: 'report', e: { id: 1 } };
    },
  };
}

/** Log-ins and traffic by the same hosts, one log-in to two lines of traffic. */
function twoLogs(name: string, statement: string): BenchCase {
  return {
    name,
    measure: 'events',
    target: 2,
    epl: `${LOG_SCHEMA}create schema login(login string, src_ip string, score int);\n@name('found') ${statement};\n`,
    *events(): Generator<TimedEvent> {
      const random = new Random(8);
      for (let i = 0; i < 300_000; i++) {
        const t = 1 + i;
        const src_ip = address(random.below(20_000));
        if (i % 3 > 0) yield logEvent(t, random, { src_ip });
        else yield { t, type: 'login', e: { login: `user${random.below(5000)}`, src_ip, score: random.below(2048) } };
      }
    },
  };
}
