import type { Me, Role } from '@rulewright/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
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

/** Takes the answer of a log-in or set-up for the new truth; everything known before is asked again. */
export function becomeMe(me: Me): void {
  queryClient.clear();
  queryClient.setQueryData(trpc.session.me.queryKey(), me);
}

/** Gives the screens the person, and keeps the live connection open while there is one. */
export function SessionProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const { mutate: signOut } = useMutation(
    trpc.session.logout.mutationOptions({
      onSettled: () => {
        closeLive();
        queryClient.clear();
      },
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
