import { AsyncLocalStorage } from 'node:async_hooks';

/** The request that the present work is done for. */
export interface RequestContext {
  readonly requestId: string;
  readonly address: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runForRequest(context: RequestContext, work: () => void): void {
  storage.run(context, work);
}

/** Undefined for work that nobody asked for. */
export function presentRequest(): RequestContext | undefined {
  return storage.getStore();
}
