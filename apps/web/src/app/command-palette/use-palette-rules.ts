import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { namedStatements } from '../../screens/rules/rule-folders.js';
import { texts } from '../../texts/texts.js';
import { trpc } from '../api/trpc.js';
import type { PaletteRule } from './palette-entries.js';

const NONE: readonly PaletteRule[] = [];

/** The rules by name, as the list of rules knows them. */
export function usePaletteRules(): readonly PaletteRule[] {
  const { data } = useQuery(trpc.modules.list.queryOptions());
  return useMemo(
    () =>
      data?.map((rule) => ({
        name: rule.name,
        hint: texts.rules.statementCount(rule.statements.length),
        statements: namedStatements(rule),
      })) ?? NONE,
    [data],
  );
}
