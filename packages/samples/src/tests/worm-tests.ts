import { burst, MINUTE, none, row, type SampleTest, SECOND, send } from './sample-test.js';

/** Connections to so many addresses, one each 100 ms. */
const scan = (atMs: number, src_ip: string, network: string, targets = 51) =>
  burst(send(atMs, 'event', { type: 'firewall', src_ip, dst_ip: `${network}.{1..200}` }), targets, 100);
const scanning = (atMs: number, src_ip: string) => row('scanning', atMs, { src_ip });

export const WORM_TESTS: readonly SampleTest[] = [
  {
    name: 'A host that was scanned begins to scan',
    steps: [scan(0, '10.0.0.1', '192.168.0'), scan(40 * SECOND, '192.168.0.2', '10.9.0')],
    expect: [
      scanning(5 * SECOND, '10.0.0.1'),
      scanning(45 * SECOND, '192.168.0.2'),
      row('worm', 45 * SECOND, { 'a.src_ip': '10.0.0.1', 'b.src_ip': '192.168.0.2' }),
    ],
  },
  { name: 'Fifty targets are no scan', steps: [scan(0, '10.0.0.1', '192.168.0', 50)], expect: [none('scanning')] },
  {
    name: 'More than a minute later it is a coincidence',
    steps: [scan(0, '10.0.0.1', '192.168.0'), scan(70 * SECOND, '192.168.0.2', '10.9.0')],
    expect: [scanning(5 * SECOND, '10.0.0.1'), scanning(75 * SECOND, '192.168.0.2')],
  },
  {
    name: 'A host that nobody scanned is another scanner',
    steps: [scan(0, '10.0.0.1', '192.168.0'), scan(10 * SECOND, '172.16.0.9', '10.9.0')],
    expect: [scanning(5 * SECOND, '10.0.0.1'), scanning(15 * SECOND, '172.16.0.9')],
  },
  {
    name: 'The worm spreads to two hosts: the first is told, and the next one from the second scanner',
    steps: [
      scan(0, '10.0.0.1', '192.168.0'),
      scan(10 * SECOND, '192.168.0.2', '10.9.0'),
      scan(20 * SECOND, '10.9.0.3', '172.16.0'),
    ],
    expect: [
      scanning(5 * SECOND, '10.0.0.1'),
      scanning(15 * SECOND, '192.168.0.2'),
      row('worm', 15 * SECOND, { 'a.src_ip': '10.0.0.1', 'b.src_ip': '192.168.0.2' }),
      scanning(25 * SECOND, '10.9.0.3'),
      row('worm', 25 * SECOND, { 'a.src_ip': '192.168.0.2', 'b.src_ip': '10.9.0.3' }),
    ],
  },
  {
    name: 'The same targets again are no scan',
    steps: [burst(send(0, 'event', { type: 'firewall', src_ip: '10.0.0.1', dst_ip: '192.168.0.{1..10}' }), 120, 100)],
    expect: [none('scanning')],
  },
  {
    name: 'Two hosts with thirty targets each are no scan',
    steps: [scan(0, '10.0.0.1', '192.168.0', 30), scan(0, '10.0.0.2', '192.168.1', 30)],
    expect: [none('scanning')],
  },
  {
    name: 'Slowly within 8 min it is a scan, within 12 min it is none',
    steps: [
      burst(send(0, 'event', { src_ip: '10.0.0.1', dst_ip: '192.168.0.{1..200}' }), 51, 9600),
      burst(send(30 * MINUTE, 'event', { src_ip: '10.0.0.2', dst_ip: '192.168.1.{1..200}' }), 51, 14_400),
    ],
    expect: [scanning(480 * SECOND, '10.0.0.1')],
  },
  {
    name: 'A scanner is told once a minute',
    steps: [
      scan(0, '10.0.0.1', '192.168.0', 150),
      scan(40 * SECOND, '10.0.0.1', '192.168.1', 10),
      scan(70 * SECOND, '10.0.0.1', '192.168.2', 10),
    ],
    expect: [scanning(5 * SECOND, '10.0.0.1'), scanning(70 * SECOND, '10.0.0.1')],
  },
];
