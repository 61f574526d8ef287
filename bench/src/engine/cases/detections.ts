import type { BenchCase } from '../bench-case.js';
import { address, LOG_SCHEMA, logEvent } from '../log-event.js';
import { Random } from '../random.js';

/** Rules as security and fraud teams write them. */
export const DETECTION_CASES: readonly BenchCase[] = [scan(), failThenOk(), worm(), laundering()];

/** 500 sources try 200 targets: 300,000 events within the window, twice as many in all. */
function scan(): BenchCase {
  return {
    name: 'scan',
    measure: 'events',
    target: 4,
    epl: `${LOG_SCHEMA}@name('scan') select src_ip, window(dst_ip) as targets
  from event(type = 'firewall' and src_ip not in ('10.9.0.1', '10.9.0.2'))#time(30 sec)
  group by src_ip having count(distinct dst_ip) > 50 output first every 1 hour;\n`,
    *events() {
      const random = new Random(3);
      for (let i = 0; i < 600_000; i++) {
        const fields = { src_ip: address(random.below(500)), dst_ip: address(70_000 + random.below(200)) };
        yield logEvent(1 + Math.floor(i / 10), random, fields);
      }
    },
  };
}

/** 10,000 users, half of whose log-ins fail. */
function failThenOk(): BenchCase {
  return {
    name: 'fail-ok',
    measure: 'events',
    target: 4,
    epl: `${LOG_SCHEMA}@name('guessed') select a.login as login, a.src_ip as first, b.src_ip as last
  from pattern [every a=event(type = 'login' and action = 'fail')
    -> b=event(type = 'login' and action = 'ok' and login = a.login) where timer:within(1 min)];\n`,
    *events() {
      const random = new Random(4);
      for (let i = 0; i < 400_000; i++) {
        const fields = { type: 'login', action: random.chance(0.5) ? 'fail' : 'ok', login: `user${random.below(10_000)}` };
        yield logEvent(1 + i, random, fields);
      }
    },
  };
}

/** A host tries many targets, then one of the targets does the same; two statements, one feeding the other. */
function worm(): BenchCase {
  return {
    name: 'worm',
    measure: 'events',
    target: 10,
    epl: `${LOG_SCHEMA}insert into scanning select src_ip, window(dst_ip) as targets
  from event#time(10 min)#unique(dst_ip) group by src_ip having count(distinct dst_ip) > 50;
@name('spreading') select a.src_ip as source, b.src_ip as victim
  from pattern [every a=scanning -> b=scanning(b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip))
    where timer:within(1 min)];\n`,
    *events() {
      const random = new Random(5);
      let host = 0;
      for (let i = 0; i < 200_000; i++) {
        const t = 1 + i * 3;
        // once in 2,000 events a host tries 80 neighbours, the first of which goes on with its own
        const step = i % 2000;
        if (step === 0) host = random.chance(0.5) ? (host + 1) % 20_000 : random.below(20_000);
        if (step < 160 && step % 2 === 0) {
          yield logEvent(t, random, { src_ip: address(host), dst_ip: address((host + 1 + step / 2) % 20_000) });
        } else yield logEvent(t, random, { src_ip: address(random.below(20_000)), dst_ip: address(random.below(20_000)) });
      }
    },
  };
}

/** Money comes to a card and leaves it in several parts soon after. */
function laundering(): BenchCase {
  return {
    name: 'laundering',
    measure: 'events',
    target: 3,
    epl: `create schema transfer(transaction string, clientid int, amount double, bank string);
@name('layering') select a.transaction as kind, a.clientid as client, a.amount as income, c.sumOf(i => i.amount) + b.amount as total
  from pattern [every a=transfer(transaction like 'card_income')
    -> b=transfer(clientid = a.clientid and transaction = 'card_outcome') where timer:within(3 hour)
    -> ([3:] c=transfer(clientid = a.clientid and transaction = 'card_outcome') until timer:interval(20 min))];\n`,
    *events() {
      const random = new Random(6);
      for (let i = 0; i < 300_000; i++) {
        const t = 1 + i * 500;
        // of 5,000 clients a few are busy at a time
        const clientid = random.chance(0.2) ? (Math.floor(i / 2000) * 7 + random.below(20)) % 5000 : random.below(5000);
        const transaction = random.chance(0.3) ? 'card_income' : 'card_outcome';
        yield {
          t,
          type: 'transfer',
          e: { transaction, clientid, amount: 1 + random.below(100_000) / 100, bank: `bank${random.below(50)}` },
        };
      }
    },
  };
}
