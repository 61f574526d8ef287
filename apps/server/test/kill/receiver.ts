import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook's other end: remembers the id of every alert that it has taken, and may be told to keep its answers to itself. */
export class Receiver {
  readonly taken = new Map<string, number>();
  #held: ServerResponse[] | undefined;
  #onHeld: () => void = () => undefined;
  readonly #server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const id = String(request.headers['idempotency-key']);
      this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
      if (!this.#held) response.end();
      else {
        this.#held.push(response);
        this.#onHeld();
      }
    });
    request.on('error', () => undefined);
  });

  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/alerts`;
  }

  /** Takes alerts and does not say so any more. @returns resolved when the first one waits for its answer */
  hold(): Promise<void> {
    this.#held = [];
    return new Promise((resolve) => (this.#onHeld = resolve));
  }

  release(): void {
    for (const response of this.#held ?? []) response.end();
    this.#held = undefined;
  }

  async stop(): Promise<void> {
    this.release();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
