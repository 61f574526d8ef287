import type { Module } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient, trpc } from '../app/api/trpc.js';
import { useSession } from '../app/session/session.js';
import { useConnection } from '../live/connection-store.js';
import { useEditorState } from './editor-context.js';

/** A version that is newer than what the edits here began from. */
export interface NewerVersion {
  readonly version: number;
  /** log-in name; null when it is not known, or nobody has an account */
  readonly by: string | null;
  /** it was stored by the person of this window, in another one */
  readonly byMe: boolean;
}

/** What somebody else stored meanwhile, as far as the live connection tells. */
export function useNewerVersion(module: Module): NewerVersion | undefined {
  const { user } = useSession();
  const version = useEditorState((state) => state.version);
  const { data } = useQuery(trpc.modules.list.queryOptions());
  const connected = useConnection().kind === 'live';
  // what was stored while the connection was away, nobody has told of
  useEffect(() => {
    if (connected) void queryClient.invalidateQueries({ queryKey: trpc.modules.list.queryKey() });
  }, [connected]);
  const summary = data?.find((rule) => rule.name === module.name);
  const newest = summary && summary.version > module.version ? summary : module;
  if (newest.version <= version) return undefined;
  const by = 'changedBy' in newest ? newest.changedBy : newest.savedBy;
  return { version: newest.version, by: user === null ? null : by, byMe: user !== null && by === user.name };
}
