import type { ModuleSummary } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient, trpc } from '../../app/api/trpc.js';
import { listenToModules } from '../../live/live-session.js';

/** Rates and sparklines move; states and names come at once by the live connection. */
const REFRESH_MS = 5_000;

/** All rules, kept fresh while the list is in front. */
export function useRules() {
  useEffect(() => listenToModules(() => void queryClient.invalidateQueries({ queryKey: trpc.modules.list.queryKey() })), []);
  return useQuery(trpc.modules.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
}

/** Names that some rule reads, for the filter. */
export function readNames(rules: readonly ModuleSummary[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => rule.reads))].sort((a, b) => a.localeCompare(b));
}
