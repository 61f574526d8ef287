import { burst, HOUR, MINUTE, row, type SampleTest, send } from './sample-test.js';

const scan = (atMs: number, src_ip: string, targets: number, everyMs: number) =>
  burst(send(atMs, 'event', { type: 'firewall', src_ip, dst_ip: '192.168.0.{1..200}' }), targets, everyMs);
const found = (atMs: number, src_ip: string) => row('scan', atMs, { src_ip });

export const SCAN_TESTS: readonly SampleTest[] = [
  { name: 'One host reaches 51 targets in 25 s', steps: [scan(0, '10.0.7.7', 51, 500)], expect: [found(25_000, '10.0.7.7')] },
  { name: 'Fifty are not enough', steps: [scan(0, '10.0.7.7', 50, 500)], expect: [] },
  { name: 'Over 35 s it is no scan', steps: [scan(0, '10.0.7.7', 51, 700)], expect: [] },
  {
    name: 'Allowed monitoring systems stay silent',
    steps: [scan(0, '10.0.0.1', 60, 100), scan(0, '10.0.0.2', 60, 100)],
    expect: [],
  },
  {
    name: 'Only the firewall counts',
    steps: [burst(send(0, 'event', { type: 'proxy', src_ip: '10.0.7.7', dst_ip: '192.168.0.{1..200}' }), 60, 100)],
    expect: [],
  },
  {
    name: 'Ten targets again and again are no scan',
    steps: [burst(send(0, 'event', { type: 'firewall', src_ip: '10.0.7.7', dst_ip: '192.168.0.{1..10}' }), 60, 100)],
    expect: [],
  },
  {
    name: 'Two hosts with thirty targets each are no scan',
    steps: [
      burst(send(0, 'event', { type: 'firewall', src_ip: '10.0.7.7', dst_ip: '192.168.0.{1..200}' }), 30, 100),
      burst(send(0, 'event', { type: 'firewall', src_ip: '10.0.7.8', dst_ip: '192.168.1.{1..200}' }), 30, 100),
    ],
    expect: [],
  },
  {
    name: 'One alert an hour for each host',
    steps: [
      scan(0, '10.0.7.7', 60, 100),
      scan(40 * MINUTE, '10.0.7.7', 60, 100),
      scan(40 * MINUTE, '10.0.7.8', 60, 100),
      scan(HOUR + 10 * MINUTE, '10.0.7.7', 60, 100),
    ],
    expect: [found(5000, '10.0.7.7'), found(40 * MINUTE + 5000, '10.0.7.8'), found(HOUR + 10 * MINUTE + 5000, '10.0.7.7')],
  },
];
