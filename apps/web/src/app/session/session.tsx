import type { Me, Role } from '@rulewright/contracts';
import { hashKey, useMutation, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { alertFeed, closeLive, openLive } from '../../live/live-session.js';
import { addUnreadAlerts } from '../../live/unread-alerts.js';
import { queryClient, trpc, whenSignedOut } from '../api/trpc.js';

interface Session {
  readonly me: Me;
  /** null on this machine before set-up, and for nobody */
  readonly user: Me['user'];
  readonly may: (role: Role) => boolean;
  readonly signOut: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

const ROLES: readonly Role[] = ['viewer', 'analyst', 'engineer', 'admin'];

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('no session around this component');
  return session;
}

/** Who is here. */
export function useMe() {
  return useQuery(trpc.session.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
}

/** Takes the answer of a log-in, a set-up or a log-out for the new truth; whatever else was known is forgotten. */
export function becomeMe(me: Me): void {
  const key = trpc.session.me.queryKey();
  // in this order: who looks at `me` keeps looking at the same query
  queryClient.setQueryData(key, me);
  queryClient.removeQueries({ predicate: (query) => hashKey(query.queryKey) !== hashKey(key) });
}

const NOBODY: Me = { setupDone: true, user: null, role: null };

/** Gives the screens the person, and keeps the live connection open while there is one. */
export function SessionProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const { mutate: signOut } = useMutation(
    trpc.session.logout.mutationOptions({
      onSettled: () => becomeMe(NOBODY),
    }),
  );
  useEffect(() => {
    whenSignedOut(() => void queryClient.invalidateQueries({ queryKey: trpc.session.me.queryKey() }));
    openLive();
    const endCounting = alertFeed.listen({
      arrived: (alerts) => {
        if (!location.pathname.startsWith('/alerts')) addUnreadAlerts(alerts.length);
      },
      changed: () => {},
      lost: () => {},
    });
    return () => {
      endCounting();
      closeLive();
    };
  }, []);
  const session = useMemo(() => {
    const may = (role: Role) => me.role !== null && ROLES.indexOf(me.role) >= ROLES.indexOf(role);
    return { me, user: me.user, may, signOut };
  }, [me, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
