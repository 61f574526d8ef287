import type { EventTypeSummary } from '@rulewright/contracts';
import type { Tool, ToolGroup } from '@rulewright/diagram';

/** A tool with what traffic says of the type that it brings. */
export interface PaletteTool extends Tool {
  readonly type: EventTypeSummary | undefined;
}

/** A head of the palette. Sources stand one a row with their properties, blocks side by side. */
export interface PaletteGroup {
  readonly id: string;
  readonly name: string;
  readonly form: 'sources' | 'blocks';
  readonly tools: readonly PaletteTool[];
}

/** Groups whose names may be used when a person looks for the most common tools only. */
const SOURCES: ReadonlySet<string> = new Set(['event-types', 'streams', 'windows', 'lookups']);

/** What a search leaves: tools by name, by their line, and types by their properties; letter case aside. O(tools). */
export function paletteGroups(
  groups: readonly ToolGroup[],
  types: ReadonlyMap<string, EventTypeSummary>,
  sought: string,
): readonly PaletteGroup[] {
  const text = sought.trim().toLowerCase();
  const typeOf = ({ makes }: Tool) => (makes.kind === 'source' ? types.get(makes.name) : undefined);
  const finds = (tool: Tool) =>
    text === '' ||
    tool.name.toLowerCase().includes(text) ||
    tool.doc.toLowerCase().includes(text) ||
    typeOf(tool)?.properties.some((property) => property.name.toLowerCase().includes(text)) === true;
  return groups
    .map((group): PaletteGroup => {
      const named = group.tools.filter((tool) => tool.name.toLowerCase().includes(text));
      const others = group.tools.filter((tool) => !named.includes(tool) && finds(tool));
      return {
        id: group.id,
        name: group.name,
        form: SOURCES.has(group.id) ? 'sources' : 'blocks',
        tools: [...named, ...others].map((tool) => ({ ...tool, type: typeOf(tool) })),
      };
    })
    .filter((group) => group.tools.length > 0);
}
