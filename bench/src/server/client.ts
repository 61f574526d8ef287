import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One request over a connection that is kept: a benchmark's own work should be small beside the server's. */
export function ask(
  url: string,
  method: string,
  sent?: { readonly body: string | Uint8Array; readonly type: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = sent ? { 'content-type': sent.type, 'content-length': Buffer.byteLength(sent.body) } : {};
    const asked = request(url, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end(sent?.body);
  });
}

/** @throws for an answer that is none */
export async function call(url: string, method: string, sent?: Parameters<typeof ask>[2]): Promise<unknown> {
  const { status, text } = await ask(url, method, sent);
  if (status >= 300) throw new Error(`${method} ${url}: ${status} ${text}`);
  return JSON.parse(text) as unknown;
}
