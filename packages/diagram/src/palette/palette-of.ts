import type { World } from '@rulewright/epl/semantics';
import { clauseGroups, outputGroups } from './clause-tools.js';
import { columnGroups } from './column-tools.js';
import { filterGroup } from './filter-tools.js';
import { patternGroups } from './pattern-tools.js';
import { sourceGroups } from './source-tools.js';
import { stateGroups } from './state-tools.js';
import type { Tool, ToolGroup } from './tool.js';
import { windowGroup } from './window-tools.js';

/**
 * Everything that can be put on the canvas: types, streams, windows and lookups of the world, and what the catalogue says the language
 * has. Give it the world after the module (`check(…).world`), so that what the module itself declares is in it. O(world + catalogue).
 */
export function paletteOf(world: World): readonly ToolGroup[] {
  return [
    ...sourceGroups(world),
    filterGroup(),
    ...patternGroups(),
    windowGroup(),
    ...clauseGroups(),
    ...columnGroups(),
    ...outputGroups(world),
    ...stateGroups(),
  ];
}

/** The tool with that id. */
export function toolNamed(world: World, id: string): Tool | undefined {
  for (const { tools } of paletteOf(world)) {
    const tool = tools.find((each) => each.id === id);
    if (tool) return tool;
  }
  return undefined;
}
