import { type LookupAddress, lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './address-kind.js';

/** Where a request of ours may go. */
export interface OutgoingPolicy {
  /**
   * Hosts (`host`, `host:port`, `*.example.org`) that may be reached although they are inner addresses. Others must resolve to public
   * addresses only.
   */
  readonly innerHosts: readonly string[];
  /** `http:` is refused unless this is set or the host is an inner one that is listed */
  readonly allowPlainHttp: boolean;
}

export interface GuardedRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** whole request, connect to last byte */
  readonly timeoutMs: number;
  /** bytes of the answer that are read */
  readonly maxAnswerBytes: number;
  readonly policy: OutgoingPolicy;
}

export interface GuardedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A request that was not made, or got no whole answer. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly code: 'refused' | 'timeout' | 'too-large' | 'unreachable';

  constructor(code: OutgoingError['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/**
 * Makes one HTTP request to a place outside. The name is resolved once and that address is connected to, so that it cannot change between
 * the check and the connection; redirects are answers like any other and not followed.
 *
 * @throws OutgoingError
 */
export async function guardedRequest(options: GuardedRequest): Promise<GuardedAnswer> {
  const url = checkedUrl(options.url, options.policy);
  const addresses = await resolve(hostOf(url));
  const listed = isListed(url, options.policy.innerHosts);
  const refused = listed ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
  if (refused || addresses.length === 0) {
    throw new OutgoingError('refused', `"${url.host}" is an inner address: list it if it is meant`);
  }
  return send(url, addresses, options);
}

function checkedUrl(text: string, policy: OutgoingPolicy): URL {
  if (!URL.canParse(text)) throw new OutgoingError('refused', 'the address is no URL');
  const url = new URL(text);
  const plain = url.protocol === 'http:';
  if (!plain && url.protocol !== 'https:') throw new OutgoingError('refused', `"${url.protocol}" is not http or https`);
  if (plain && !policy.allowPlainHttp && !isListed(url, policy.innerHosts)) {
    throw new OutgoingError('refused', `"${url.host}" would be reached without encryption: use https`);
  }
  return url;
}

function hostOf(url: URL): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
}

function isListed(url: URL, hosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return hosts.some((listed) => {
    const host = listed.toLowerCase();
    if (host.startsWith('*.')) return url.hostname.endsWith(host.slice(1));
    return host === url.hostname || host === `${url.hostname}:${port}`;
  });
}

function resolve(host: string): Promise<readonly LookupAddress[]> {
  const version = isIP(host);
  if (version !== 0) return Promise.resolve([{ address: host, family: version }]);
  return new Promise((done, fail) => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error) fail(new OutgoingError('unreachable', `"${host}" cannot be resolved`, error));
      else done(addresses);
    });
  });
}

function send(url: URL, addresses: readonly LookupAddress[], options: GuardedRequest): Promise<GuardedAnswer> {
  const { method, headers = {}, body, timeoutMs, maxAnswerBytes } = options;
  const make = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((done, fail) => {
    const request = make(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      signal: AbortSignal.timeout(timeoutMs),
      // The addresses that were checked, whatever the name means by now.
      lookup: (_host, wanted, answer) => {
        const [first] = addresses;
        if (wanted.all) answer(null, [...addresses]);
        else answer(null, first?.address ?? '', first?.family ?? 4);
      },
    });
    request.on('error', (error) => fail(outgoingError(error, url, timeoutMs)));
    request.on('response', (response) => {
      readAnswer(response, maxAnswerBytes).then(done, (error: unknown) => {
        request.destroy();
        fail(outgoingError(error, url, timeoutMs));
      });
    });
    request.end(body);
  });
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<GuardedAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new OutgoingError('too-large', `the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString() };
}

function outgoingError(error: unknown, url: URL, timeoutMs: number): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const timedOut = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
  if (timedOut) return new OutgoingError('timeout', `"${url.host}" did not answer within ${timeoutMs} ms`, error);
  return new OutgoingError(
    'unreachable',
    `"${url.host}" cannot be reached: ${error instanceof Error ? error.message : error}`,
    error,
  );
}
