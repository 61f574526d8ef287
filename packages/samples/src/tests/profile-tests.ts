import { burst, row, type SampleTest, SECOND, send } from './sample-test.js';

const logIn = (atMs: number, login: string | null, number: string) =>
  send(atMs, 'event', { type: 'windows', login, geoip: { number } });
/** `times` log-ins, one a second */
const logIns = (atMs: number, times: number, login: string, number: string) => burst(logIn(atMs, login, number), times, SECOND);
const told = (atMs: number, columns: Readonly<Record<string, string | number>>) => row('unusual_provider', atMs, columns);

export const PROFILE_TESTS: readonly SampleTest[] = [
  {
    name: 'A provider that a user never came from',
    steps: [logIns(0, 20, 'ivanov', 'AS12389'), logIn(60 * SECOND, 'ivanov', 'AS4134')],
    expect: [told(60 * SECOND, { login: 'ivanov', provider: 'AS4134', deviation: 100, total: 20 })],
  },
  {
    name: 'One log-in of twenty is seldom',
    steps: [logIns(0, 19, 'ivanov', 'AS12389'), logIn(30 * SECOND, 'ivanov', 'AS8402'), logIn(60 * SECOND, 'ivanov', 'AS8402')],
    expect: [told(60 * SECOND, { deviation: 95, total: 20 })],
  },
  {
    name: 'Two of twenty are not, whoever else came from there',
    steps: [
      logIns(0, 5, 'petrov', 'AS8402'),
      logIns(10 * SECOND, 18, 'ivanov', 'AS12389'),
      logIns(30 * SECOND, 2, 'ivanov', 'AS8402'),
      logIn(60 * SECOND, 'ivanov', 'AS8402'),
    ],
    expect: [],
  },
  {
    name: 'Two of twenty-one are just seldom enough',
    steps: [logIns(0, 2, 'ivanov', 'AS8402'), logIns(30 * SECOND, 19, 'ivanov', 'AS12389'), logIn(60 * SECOND, 'ivanov', 'AS8402')],
    expect: [told(60 * SECOND, { login: 'ivanov', total: 21 })],
  },
  {
    name: 'Nineteen log-ins are no profile yet',
    steps: [logIns(0, 19, 'ivanov', 'AS12389'), logIn(60 * SECOND, 'ivanov', 'AS4134')],
    expect: [],
  },
  {
    name: 'Another user has another profile',
    steps: [
      logIns(0, 20, 'ivanov', 'AS12389'),
      logIns(0, 20, 'petrov', 'AS8402'),
      logIn(60 * SECOND, 'ivanov', 'AS8402'),
      logIn(60 * SECOND, 'petrov', 'AS8402'),
      logIn(60 * SECOND, 'sidorov', 'AS8402'),
    ],
    expect: [told(60 * SECOND, { login: 'ivanov', deviation: 100, total: 20 })],
  },
  {
    name: 'A log-in whose provider is not known is not told',
    steps: [logIns(0, 20, 'ivanov', 'AS12389'), send(60 * SECOND, 'event', { type: 'windows', login: 'ivanov' })],
    expect: [],
  },
  {
    name: 'Events without a user or a provider teach nothing',
    steps: [
      logIns(0, 19, 'ivanov', 'AS12389'),
      burst(send(30 * SECOND, 'event', { type: 'windows', login: 'ivanov' }), 5, SECOND),
      burst(logIn(40 * SECOND, null, 'AS12389'), 5, SECOND),
      logIn(60 * SECOND, 'ivanov', 'AS4134'),
    ],
    expect: [],
  },
];
