import type { ModuleDiff } from '@rulewright/contracts';
import { lineDiff } from '@rulewright/core';
import { parse } from '@rulewright/epl/syntax';
import type { StoredVersion } from '../store/modules.js';

/** Two versions of a module side by side. */
export function moduleDiff(before: StoredVersion, after: StoredVersion): ModuleDiff {
  const [old, now] = [statementTexts(before.epl), statementTexts(after.epl)];
  const statements = [...new Set([...old.keys(), ...now.keys()])].flatMap((id): ModuleDiff['statements'] => {
    if (!now.has(id)) return [{ id, change: 'removed' }];
    if (!old.has(id)) return [{ id, change: 'added' }];
    return old.get(id) === now.get(id) ? [] : [{ id, change: 'changed' }];
  });
  const lines = lineDiff(before.epl, after.epl);
  return { name: after.module, from: before.version, to: after.version, statements, lines };
}

function statementTexts(epl: string): ReadonlyMap<string, string> {
  const { statements } = parse(epl).document;
  return new Map(statements.map(({ name, span }, ordinal) => [name ?? `#${ordinal}`, epl.slice(span.start, span.end).trim()]));
}
