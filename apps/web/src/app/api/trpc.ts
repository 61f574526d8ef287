import type { AppRouter } from '@rulewright/server/router';
import { onlineManager, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, type TRPCClient, TRPCClientError } from '@trpc/client';
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { whileEngineRuns } from '../../live/engine-store.js';
import { askServer, serverIsSilent, whenReachChanges } from '../../live/server-reach.js';
import { codeOf, isSignedOut } from './failure.js';

/** Called when an answer says that nobody is signed in (any more). */
let onSignedOut = () => {};

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** A question is asked again once when no answer came; what the server refused stays refused. */
function shouldRetry(failures: number, error: unknown): boolean {
  const answered = error instanceof TRPCClientError && error.data !== null && error.data !== undefined;
  return !answered && failures < 1;
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (isSignedOut(error)) onSignedOut();
    },
  }),
  // lists are kept fresh by what the live connection says, not by the clock
  defaultOptions: { queries: { networkMode: 'always', retry: shouldRetry, staleTime: 10_000, refetchOnWindowFocus: false } },
});

// what is sent waits for the server; a network that is back is not yet a server that answers
onlineManager.setEventListener((setOnline) => {
  whenReachChanges(setOnline);
  window.addEventListener('offline', () => setOnline(false));
  window.addEventListener('online', () => void askServer().then(setOnline));
  return () => {};
});
// what is asked fails at once, and is asked again when the server is back
whenReachChanges((answers) => {
  if (answers) void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
});

// what a server that recovers could not say is asked again when its engine runs
whileEngineRuns(() => {
  const wasTooEarly = ({ state }: Query) =>
    state.status === 'error' && state.fetchStatus === 'idle' && codeOf(state.error) === 'not-ready';
  void queryClient.refetchQueries({ type: 'active', predicate: wasTooEarly });
});

/** Asks the server, unless it is known not to answer: then it fails at once, as it would after a while. */
const link = httpBatchLink<AppRouter>({
  url: '/trpc',
  fetch: async (input, init) => {
    if (serverIsSilent()) throw new TypeError('the server does not answer');
    try {
      const answer = await fetch(input, init as RequestInit);
      // so a proxy may answer for a server that is gone
      if (answer.status >= 502 && answer.status <= 504) void askServer();
      return answer;
    } catch (error) {
      if (init?.signal?.aborted !== true) void askServer();
      throw error;
    }
  },
});

/** The server's procedures as plain calls. */
export const api: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({ links: [link] });

/** The same procedures as options for `useQuery` and `useMutation`. */
export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });
