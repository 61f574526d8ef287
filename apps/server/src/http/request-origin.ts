import type { IncomingHttpHeaders } from 'node:http';

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain === '::1' || /^127(\.\d{1,3}){3}$/.test(plain);
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/**
 * Whether a request comes from somebody at this machine: its connection does, nobody passed it on, and it names this machine by a loopback
 * name (a page elsewhere that points its own name at 127.0.0.1 does not).
 */
export function isLocalRequest(headers: IncomingHttpHeaders, address: string): boolean {
  return isLoopback(address) && !FORWARDED.some((name) => headers[name] !== undefined) && isLoopbackHost(headers.host);
}

function isLoopbackHost(host: string | undefined): boolean {
  const name = hostName(host);
  return name === 'localhost' || name === '[::1]' || (name !== undefined && isLoopback(name));
}

function hostName(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

/**
 * Whether a browser may have sent this on behalf of our own pages: no `Origin` (no browser, or a plain navigation), or that of the host it
 * is sent to. A page of another site is refused whatever cookies go along.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}
