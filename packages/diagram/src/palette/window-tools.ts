import type { CatalogueEntry } from '@rulewright/epl/semantics';
import { callText } from './call-text.js';
import { entries, limitOf, wordsOf } from './catalogue-tools.js';
import { type Tool, type ToolGroup, toolGroup } from './tool.js';

/** Every window of the catalogue that the engine runs. */
export function windowGroup(): ToolGroup {
  return toolGroup(
    { id: 'views', name: 'Windows', icon: 'clock-hour-4', family: 'window' },
    entries('view').map((entry) => ({
      id: `view:${entry.name}`,
      name: wordsOf(entry.name),
      doc: entry.doc,
      makes: viewMaking(entry),
      ...limitOf(entry),
    })),
  );
}

function viewMaking(entry: Extract<CatalogueEntry, { kind: 'view' }>): Tool['makes'] {
  const [signature] = entry.signatures;
  const call = signature ? callText(entry.name, signature, { predicate: predicateOf(entry.name) }) : `${entry.name}()`;
  const view = `#${call.endsWith('()') ? entry.name : call}`;
  return entry.name === 'groupwin' ? { kind: 'view', view, first: true } : { kind: 'view', view };
}

/** What a window by expression asks: how many it holds. */
function predicateOf(name: string): string {
  return name.endsWith('batch') ? 'current_count > 100' : 'current_count <= 100';
}
