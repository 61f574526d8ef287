import type { DiagramEdit, ToolGroup } from '@rulewright/diagram';
import { useContext, useEffect, useState } from 'react';
import { texts } from '../../texts/texts.js';
import { iconNamed } from '../canvas/node-icons.js';
import type { IndexedNode } from '../document/diagram-index.js';
import { LanguageContext, useEditor, useEditorState } from '../editor-context.js';
import { outlineRows } from '../outline/outline-rows.js';
import { useTools } from '../palette/use-palette.js';
import { type Choice, ChoiceList } from './choice-list.js';
import { broughtBy, connection } from './connecting.js';
import { closePicker, type Picker, usePicker } from './picker-store.js';
import { useDrawing } from './use-drawing.js';

/** So many are tried on the text at a time. */
const PORTION = 16;

/** A choice with the edit that it stands for. */
interface Proposal extends Choice {
  readonly edit: DiagramEdit;
}

/** What can be added after a part, put round it or fed by it: all by keys. Opened by `i`, `w` and `c`. */
export function PartPicker() {
  const picker = usePicker();
  return picker ? <OpenPicker key={`${picker.mode} ${picker.of}`} picker={picker} /> : null;
}

function OpenPicker({ picker }: { readonly picker: Picker }) {
  const draw = useDrawing();
  const node = useEditorState((state) => (picker.of === undefined ? undefined : state.analysis?.index.get(picker.of)));
  const proposals = useProposals(picker, node);
  const [at] = useState(() => besidePart(picker.of));
  const words = texts.drawing;
  const name = node ? nameOf(node) : '';
  const titles = {
    add: node ? words.addTo(name) : words.addAnywhere,
    connect: words.connectTo(name),
    wrap: words.wrapIn(name),
  };
  const close = () => {
    closePicker();
    focusPart(picker.of);
  };
  return (
    <ChoiceList
      title={titles[picker.mode]}
      icon={picker.mode === 'connect' ? 'connect' : picker.mode === 'wrap' ? 'wrap' : 'plus'}
      choices={proposals ?? []}
      none={proposals === undefined ? words.asking : ''}
      at={at}
      onClose={close}
      onChoose={(choice) => {
        closePicker();
        const chosen = proposals?.find((proposal) => proposal.id === choice.id);
        if (chosen) void draw(chosen.edit, { focus: true });
      }}
    />
  );
}

/** What could be chosen, each tried on the text as it is now. */
function useProposals(picker: Picker, node: IndexedNode | undefined): readonly Proposal[] | undefined {
  const editor = useEditor();
  const language = useContext(LanguageContext);
  const tools = useTools();
  const [proposals, setProposals] = useState<readonly Proposal[]>();
  useEffect(() => {
    const candidates = picker.mode === 'connect' ? connections(editor.state.analysis, node) : placements(tools, picker);
    if (language === undefined || candidates.length === 0) return;
    let current = true;
    setProposals(candidates);
    const ask = async () => {
      const { text } = editor.state;
      // in portions: the list is there at once, and what cannot be moves down as it is found
      for (let at = 0; current && at < candidates.length; at += PORTION) {
        const portion = candidates.slice(at, at + PORTION);
        const edits = portion.map(({ edit }) => edit);
        const refusals = await language.ask('refusals', text, edits);
        const known = new Map(portion.map((each, index) => [each.id, refusals[index]?.reason]));
        if (!current) return;
        setProposals((before) => before?.map((each) => (known.has(each.id) ? { ...each, refused: known.get(each.id) } : each)));
      }
    };
    void ask();
    return () => {
      current = false;
    };
  }, [editor, language, tools, picker, node]);
  return proposals;
}

function placements(groups: readonly ToolGroup[], { mode, of }: Picker): readonly Proposal[] {
  return groups.flatMap((group) =>
    group.tools
      .filter((tool) => mode === 'add' || tool.makes.kind === 'scope')
      .map((tool) => ({
        id: tool.id,
        label: tool.name,
        group: group.name,
        icon: iconNamed(tool.icon),
        family: tool.family,
        after: tool.doc,
        also: tool.doc,
        edit: { kind: 'place', tool: tool.id, ...(of === undefined ? {} : { at: of }) },
      })),
  );
}

function connections(
  analysis: ReturnType<typeof useEditor>['state']['analysis'],
  node: IndexedNode | undefined,
): readonly Proposal[] {
  if (analysis === undefined || node === undefined) return [];
  const words = texts.drawing;
  const brought = broughtBy(node);
  const anew = connection(node, undefined);
  const others = outlineRows(analysis.diagram).flatMap((row): readonly Proposal[] => {
    const edit = connection(node, row.id);
    if (edit === undefined) return [];
    const label = row.level === 1 ? row.word : `${row.frame.title} · ${row.word}`;
    return [{ id: row.id, label, group: words.fits, icon: row.icon, family: row.family, after: row.values.join(' '), edit }];
  });
  const first: readonly Proposal[] =
    anew && brought
      ? [
          {
            id: '',
            label: words.newStatement,
            group: words.fits,
            icon: 'select',
            family: 'output',
            after: words.newStatementFrom(brought),
            edit: anew,
          },
        ]
      : [];
  return [...first, ...others];
}

function nameOf({ part, frame }: IndexedNode): string {
  return 'word' in part ? part.word : frame.title;
}

function elementOf(id: string | undefined): HTMLElement | null {
  return id === undefined ? null : document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
}

function focusPart(id: string | undefined): void {
  elementOf(id)?.focus({ preventScroll: true });
}

/** Under the part, else in the middle. */
function besidePart(id: string | undefined): { readonly x: number; readonly y: number } {
  const box = elementOf(id)?.getBoundingClientRect();
  return box ? { x: box.left + 24, y: box.bottom + 8 } : { x: window.innerWidth / 2 - 220, y: 120 };
}
