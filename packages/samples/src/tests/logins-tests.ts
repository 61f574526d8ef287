import { HOUR, MINUTE, row, type SampleTest, send } from './sample-test.js';

const login = (atMs: number, name: string | null, more: Readonly<Record<string, string | null>> = {}) =>
  send(atMs, 'event', { type: 'windows', eventid: '4624', src_ip: '10.0.7.7', login: name, timestamp: `t${atMs}`, ...more });
const ssh = (atMs: number, more: Readonly<Record<string, string | number>> = {}) =>
  send(atMs, 'event', { type: 'firewall', src_ip: '10.0.7.7', dst_port: 22, ...more });
const told = (atMs: number, name: string | null) => row('scan_login', atMs, { 'S.src_ip': '10.0.7.7', 'L.login': name });

export const LOGINS_TESTS: readonly SampleTest[] = [
  {
    name: 'Who logged in there last is named, in small letters',
    steps: [login(0, 'BOB'), login(1000, 'Alice'), ssh(2000)],
    expect: [told(2000, 'alice')],
  },
  { name: 'Where nobody logged in there is no name', steps: [ssh(0)], expect: [told(0, null)] },
  {
    name: 'The log-in of another address is not its own',
    steps: [login(0, 'alice', { src_ip: '10.0.7.8' }), ssh(1000)],
    expect: [told(1000, null)],
  },
  { name: 'Anonymous log-ins do not count', steps: [login(0, 'ANONYMOUS LOGON'), ssh(1000)], expect: [told(1000, null)] },
  { name: 'Log-ins of machines do not count', steps: [login(0, 'HOST7$'), ssh(1000)], expect: [told(1000, null)] },
  {
    name: 'Log-ins without a name do not count',
    steps: [login(0, 'alice'), login(1000, null), ssh(2000)],
    expect: [told(2000, 'alice')],
  },
  {
    name: 'Other events of Windows are no log-ins',
    steps: [login(0, 'alice', { eventid: '4625' }), ssh(1000)],
    expect: [told(1000, null)],
  },
  {
    name: 'Other sources know nothing of log-ins',
    steps: [login(0, 'alice', { type: 'linux' }), ssh(1000)],
    expect: [told(1000, null)],
  },
  { name: 'Only connections to port 22 are told', steps: [login(0, 'alice'), ssh(1000, { dst_port: 443 })], expect: [] },
  {
    name: 'Port 22 elsewhere than at the firewall is not told',
    steps: [login(0, 'alice'), ssh(1000, { type: 'proxy' })],
    expect: [],
  },
  {
    name: 'Once an hour for each address',
    steps: [login(0, 'alice'), ssh(1000), ssh(40 * MINUTE), ssh(41 * MINUTE, { src_ip: '10.0.7.9' }), ssh(HOUR + 10 * MINUTE)],
    expect: [
      told(1000, 'alice'),
      row('scan_login', 41 * MINUTE, { 'S.src_ip': '10.0.7.9', 'L.login': null }),
      told(HOUR + 10 * MINUTE, 'alice'),
    ],
  },
];
