import { BlockList, isIP } from 'node:net';

/** Addresses that lead nowhere a rule or a sink has business by itself: this machine, its neighbours, the cloud's metadata service. */
const INNER: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const inner = new BlockList();
for (const [network, bits] of INNER) inner.addSubnet(network, bits, network.includes(':') ? 'ipv6' : 'ipv4');

/**
 * Whether an address is one of the public internet. Version 4 addresses inside version 6 ones (mapped, NAT64, 6to4) count as what they
 * hold. Anything that is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  if (version === 4) return !inner.check(address, 'ipv4');
  const held = heldVersion4(address);
  if (held !== undefined) return !inner.check(held, 'ipv4');
  return !inner.check(address, 'ipv6');
}

/** The version 4 address in `::ffff:a.b.c.d`, `::a.b.c.d`, `64:ff9b::a.b.c.d` and `2002:aabb:ccdd::`. */
function heldVersion4(address: string): string | undefined {
  const groups = groupsOf(address);
  if (groups === undefined) return undefined;
  const starts = (...head: readonly number[]): boolean => head.every((group, i) => groups[i] === group);
  if (starts(0x2002)) return version4(groups[1], groups[2]);
  const embedded =
    starts(0, 0, 0, 0, 0, 0xffff) || starts(0x64, 0xff9b, 0, 0, 0, 0) || (starts(0, 0, 0, 0, 0, 0) && groups[6] !== 0);
  return embedded ? version4(groups[6], groups[7]) : undefined;
}

function version4(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of a version 6 address. */
function groupsOf(address: string): readonly number[] | undefined {
  const url = `http://[${address.split('%', 1)[0]}]`;
  if (!URL.canParse(url)) return undefined;
  const canonical = new URL(url).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const parse = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const front = parse(head);
  if (tail === undefined) return front;
  const back = parse(tail);
  return [...front, ...Array.from({ length: 8 - front.length - back.length }, () => 0), ...back];
}
