import { MOST_GROUPS } from '@rulewright/contracts';
import { useMemo } from 'react';
import type { Command } from '../../app/commands/command.js';
import { useCommands } from '../../app/commands/use-commands.js';
import { texts } from '../../texts/texts.js';
import { freshGroupId, withGroup, withoutGroupsOf } from '../document/frame-groups.js';
import { selectedIds } from '../drawing/selected-ids.js';
import { useEditor, useEditorState } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import { nameGroup } from './named-group-store.js';
import { roomForGroup } from './room-for-group.js';
import { standing } from './use-frame-drag.js';

export interface Grouping {
  /** puts a labelled frame around the statements that are selected, or whose parts are; its label is then written */
  readonly group: () => void;
  /** takes the frames of groups away in which something is selected */
  readonly ungroup: () => void;
  readonly isGrouped: boolean;
}

/** What the buttons and keys do with groups of statements. */
export function useGrouping(nodes: readonly CanvasNode[]): Grouping {
  const editor = useEditor();
  const isGrouped = useEditorState((state) => {
    const frames = framesOf(state);
    return state.groups.some((group) => group.frames.some((id) => frames.has(id)));
  });
  return useMemo(
    () => ({
      isGrouped,
      group: () => {
        const { groups } = editor.state;
        const frames = [...framesOf(editor.state)];
        if (frames.length === 0) return;
        if (groups.length >= MOST_GROUPS)
          return editor.refused({ kind: 'refused', reason: texts.canvas.frameGroups.tooMany(MOST_GROUPS) });
        const id = freshGroupId(groups);
        const sized = nodes.flatMap(({ id: each, type, position, width = 0, height = 0 }) =>
          type === 'frame' ? [{ id: each, ...position, width, height }] : [],
        );
        editor.arrange({
          groups: withGroup(groups, { id, label: texts.canvas.frameGroups.fresh, frames }),
          places: new Map([...standing(nodes), ...roomForGroup(sized, new Set(frames))]),
        });
        nameGroup(id);
      },
      ungroup: () => editor.arrange({ groups: withoutGroupsOf(editor.state.groups, framesOf(editor.state)) }),
    }),
    [editor, isGrouped, nodes],
  );
}

/** The same by `Ctrl G` and `Ctrl Shift G`. */
export function useGroupCommands({ group, ungroup, isGrouped }: Grouping): void {
  const { mayNotEdit } = useEditor();
  const some = useEditorState((state) => state.selected !== undefined);
  const words = texts.canvas.frameGroups;
  const commands = useMemo(() => {
    const refusedWhen = (reason: string | undefined) => (reason === undefined ? {} : { refused: reason });
    return [
      {
        id: 'canvas.group',
        label: words.group,
        group: 'do',
        icon: 'wrap',
        keys: 'Mod+g',
        run: group,
        ...refusedWhen(mayNotEdit ?? (some ? undefined : texts.drawing.nothing)),
      },
      {
        id: 'canvas.ungroup',
        label: words.ungroupSelected,
        group: 'do',
        icon: 'subGroup',
        keys: 'Mod+Shift+g',
        run: ungroup,
        ...refusedWhen(mayNotEdit ?? (isGrouped ? undefined : words.notGrouped)),
      },
    ] satisfies readonly Command[];
  }, [group, ungroup, isGrouped, mayNotEdit, some, words]);
  useCommands(commands);
}

type Selected = Pick<ReturnType<typeof useEditor>['state'], 'selected' | 'also' | 'analysis'>;

/** Ids of the statements that are selected, or of whose parts some are. */
function framesOf(state: Selected): ReadonlySet<string> {
  return new Set(selectedIds(state).flatMap((id) => state.analysis?.index.get(id)?.frame.id ?? []));
}
