import type { TimedEvent } from './bench-case.js';
import type { Random } from './random.js';

/** A line of a security log: eleven properties, seven of them text. */
export const LOG_SCHEMA = `create schema event(timestamp string, type string, action string, src_ip string, dst_ip string, login string, host string,
  src_port int, dst_port int, bytes_sent int, bytes_received int);
`;

export interface LogFields {
  readonly type?: string;
  readonly action?: string;
  readonly src_ip?: string;
  readonly dst_ip?: string;
  readonly login?: string;
  readonly dst_port?: number;
}

/** A log line at `t` ms; what is not given is drawn. Properties stand in the order of the schema. */
export function logEvent(t: number, random: Random, fields: LogFields = {}): TimedEvent {
  return {
    t,
    type: 'event',
    e: {
      timestamp: new Date(1_700_000_000_000 + t).toISOString(),
      type: fields.type ?? 'firewall',
      action: fields.action ?? 'allowed',
      src_ip: fields.src_ip ?? address(random.below(5000)),
      dst_ip: fields.dst_ip ?? address(random.below(5000)),
      login: fields.login ?? `user${random.below(5000)}`,
      host: `host-${random.below(300)}.corp.example`,
      src_port: 1024 + random.below(60_000),
      dst_port: fields.dst_port ?? random.below(1024),
      bytes_sent: random.below(10_000),
      bytes_received: random.below(100_000),
    },
  };
}

/** The address of a host by its number. */
export function address(host: number): string {
  return `10.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`;
}
