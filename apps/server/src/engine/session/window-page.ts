import type { EventRecord } from '@rulewright/core';
import type { Engine } from '@rulewright/engine';
import type { Rulebook } from '../../rules/rulebook.js';

/** A page of what a named window holds; `text` (lower case) is looked for in all columns. */
export interface WindowPageRequest {
  readonly window: string;
  readonly text?: string;
  readonly offset: number;
  readonly limit: number;
}

export interface WindowPage {
  readonly rows: readonly EventRecord[];
  /** rows that the window holds, or that hold the text */
  readonly total: number;
}

/**
 * O(offset + limit), with a text O(rows) in time and memory: what is not shown leaves the engine's thread in no case.
 *
 * @returns undefined if there is no such window
 */
export function windowPage(
  { window, text, offset, limit }: WindowPageRequest,
  { engine, rulebook }: { readonly engine: Engine; readonly rulebook: Rulebook },
): WindowPage | undefined {
  const node = nodeOf(window, rulebook);
  const held = node && engine.inspect({ ...node, limit: 0 })?.held;
  if (!node || held === undefined) return undefined;
  const rowsAt = (from: number, count: number): readonly EventRecord[] =>
    (engine.inspect({ ...node, offset: from, limit: count })?.entries ?? []).flatMap((entry) =>
      entry.kind === 'row' ? [entry.row] : [],
    );
  if (!text) return { rows: rowsAt(offset, limit), total: held };
  const rows: EventRecord[] = [];
  let total = 0;
  // All at once: the engine walks a window from its first row to get at a place in it, so that pieces would cost O(rows²).
  for (const row of rowsAt(0, held)) {
    if (!JSON.stringify(row).toLowerCase().includes(text)) continue;
    if (total >= offset && rows.length < limit) rows.push(row);
    total++;
  }
  return { rows, total };
}

/** The node under which the engine shows the rows of a window. */
function nodeOf(window: string, { modules }: Rulebook): { readonly deployment: string; readonly node: string } | undefined {
  for (const { deployment, checked } of modules) {
    for (const statement of checked.statements) {
      if (statement.kind !== 'create-window' || statement.window !== window) continue;
      return { deployment, node: statement.views.at(-1)?.id ?? statement.id };
    }
  }
  return undefined;
}
