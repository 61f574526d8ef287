import type { EventTypeSummary } from '@rulewright/contracts';
import type { ToolGroup } from '@rulewright/diagram';
import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useMemo, useState } from 'react';
import { trpc } from '../../app/api/trpc.js';
import { LanguageContext, useEditorState } from '../editor-context.js';

const NO_TYPES: readonly EventTypeSummary[] = [];
const NO_GROUPS: readonly ToolGroup[] = [];
const REFRESH_MS = 10_000;

/** What can be put on the canvas now: the language's tools, the types of the world and those that this text declares. */
export function useTools(): readonly ToolGroup[] {
  const language = useContext(LanguageContext);
  const text = useEditorState((state) => state.analysis?.text);
  const [groups, setGroups] = useState(NO_GROUPS);
  useEffect(() => {
    if (language === undefined || text === undefined) return;
    let current = true;
    void language.ask('palette', text).then((now) => {
      if (current) setGroups((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    });
    return () => {
      current = false;
    };
  }, [language, text]);
  return groups;
}

/** Event types by name, with properties and rates. */
export function useTypes(): ReadonlyMap<string, EventTypeSummary> {
  const { data = NO_TYPES } = useQuery(trpc.eventTypes.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  return useMemo(() => new Map(data.map((type) => [type.name, type])), [data]);
}
