import type { DiagramEdit } from '@rulewright/diagram';
import { useMemo } from 'react';
import type { Command } from '../../app/commands/command.js';
import { useCommands } from '../../app/commands/use-commands.js';
import { useSession } from '../../app/session/session.js';
import { texts } from '../../texts/texts.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { shifted } from './neighbours.js';
import { openPicker, type Picker } from './picker-store.js';
import { selectedIds } from './selected-ids.js';
import { useDrawing } from './use-drawing.js';

type Offered = Pick<Command, 'id' | 'label' | 'icon' | 'keys' | 'run'>;

/** What the keys and Ctrl K do with the selected parts: each by one edit. */
export function usePartCommands(): void {
  const editor = useEditor();
  const draw = useDrawing();
  const { may } = useSession();
  const mayEdit = may('engineer');
  const some = useEditorState((state) => state.selected !== undefined);
  const commands = useMemo(() => {
    const words = texts.drawing;
    const perform = (edit: DiagramEdit | undefined) => {
      if (edit) void draw(edit, { focus: true });
    };
    const pick = (mode: Picker['mode']) => () => openPicker({ mode, of: editor.state.selected });
    const shift = (by: 1 | -1) => () => {
      const { analysis, selected } = editor.state;
      const node = selected === undefined ? undefined : analysis?.index.get(selected);
      if (analysis && node) perform(shifted(analysis.diagram, node, by));
    };
    const ofParts: readonly Offered[] = [
      { id: 'part.connect', label: words.connect, icon: 'connect', keys: 'c', run: pick('connect') },
      { id: 'part.wrap', label: words.wrap, icon: 'wrap', keys: 'w', run: pick('wrap') },
      {
        id: 'part.unwrap',
        label: words.unwrap,
        icon: 'subGroup',
        keys: 'Shift+w',
        run: () => perform(withSelected(editor.state.selected, (id) => ({ kind: 'unwrap', id }))),
      },
      {
        id: 'part.delete',
        label: words.remove,
        icon: 'trash',
        keys: 'Delete',
        run: () => perform({ kind: 'delete', ids: selectedIds(editor.state) }),
      },
      {
        id: 'part.duplicate',
        label: words.duplicate,
        icon: 'copy',
        keys: 'Mod+d',
        run: () => perform({ kind: 'duplicate', ids: selectedIds(editor.state) }),
      },
      { id: 'part.earlier', label: words.earlier, icon: 'arrowUp', keys: 'Alt+ArrowUp', run: shift(-1) },
      { id: 'part.later', label: words.later, icon: 'chevronDown', keys: 'Alt+ArrowDown', run: shift(1) },
      {
        id: 'part.note',
        label: words.note,
        icon: 'note',
        run: () => perform(noteAbove(editor.state.selected && editor.state.analysis?.index.get(editor.state.selected)?.frame.id)),
      },
    ];
    const all: readonly Offered[] = [{ id: 'part.add', label: words.add, icon: 'plus', keys: 'i', run: pick('add') }, ...ofParts];
    return all.map((command): Command => {
      const refused = mayEdit
        ? some || command.id === 'part.add' || command.id === 'part.note'
          ? undefined
          : words.nothing
        : texts.editor.mayNotEdit;
      return { ...command, group: 'do', ...(refused === undefined ? {} : { refused }) };
    });
  }, [editor, draw, mayEdit, some]);
  useCommands(commands);
}

function withSelected(id: string | undefined, edit: (id: string) => DiagramEdit): DiagramEdit | undefined {
  return id === undefined ? undefined : edit(id);
}

function noteAbove(frame: string | undefined): DiagramEdit {
  return { kind: 'add-note', text: texts.drawing.newNote, ...(frame ? { above: frame } : {}) };
}
