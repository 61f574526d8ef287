import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

const MAPPED = '::ffff:';

/**
 * Finds the address of whoever asks, for connections that Fastify does not see: the nearest one that is no proxy of ours, as
 * `X-Forwarded-For` names them. Only proxies of the configuration are believed.
 *
 * @param proxies addresses, ranges or `loopback`
 */
export function clientAddresses(proxies: readonly string[]): (headers: IncomingHttpHeaders, connected: string) => string {
  const believed = blockList(proxies);
  const isProxy = (address: string): boolean => {
    const plain = plainAddress(address);
    const version = isIP(plain);
    return version !== 0 && believed.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
  return (headers, connected) => {
    const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    const passedOn = said.map((address) => address.trim());
    let address = connected;
    while (isProxy(address)) {
      const before = passedOn.pop();
      // What is no address ends the search: what stands before it nobody has vouched for.
      if (before === undefined || isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

function blockList(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of proxies.flatMap((proxy) => (proxy === 'loopback' ? ['127.0.0.0/8', '::1'] : [proxy]))) {
    const [address = '', bits] = range.split('/');
    const version = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, version);
    else list.addSubnet(address, Number(bits), version);
  }
  return list;
}

/** An IPv4 address as such, also where the system hands it over as one of IPv6. */
function plainAddress(address: string): string {
  return address.toLowerCase().startsWith(MAPPED) ? address.slice(MAPPED.length) : address;
}
