import type { DiagramEdit } from '@rulewright/diagram';
import { useContext, useEffect } from 'react';
import { LanguageContext, useEditor } from '../editor-context.js';
import { draftStore, useDraft, type Verdict } from './draft-store.js';

/** So many parts are asked about at once when something is taken up; of a larger rule the others when the pointer comes to them. */
const MOST_AT_ONCE = 160;

/** Finds out where what is carried may be let go: all of a small rule at once, else what the pointer is over. */
export function useVerdicts(): void {
  const editor = useEditor();
  const language = useContext(LanguageContext);
  const draft = useDraft((state) => state.draft);
  const over = useDraft((state) => state.over);

  useEffect(() => {
    if (draft === undefined || language === undefined) return;
    let current = true;
    const ask = async (ids: readonly string[]) => {
      const asked = ids.flatMap((id) => {
        const edit = draft.editAt(id === '' ? undefined : id);
        return edit ? [{ id, edit }] : [];
      });
      if (asked.length === 0) return;
      const { text } = editor.state;
      const refusals = await language.ask(
        'refusals',
        text,
        asked.map(({ edit }): DiagramEdit => edit),
      );
      if (!current || draftStore.getState().draft !== draft) return;
      const found = asked.map(({ id }, index): [string, Verdict] => [id, refusals[index] ?? { kind: 'takes' }]);
      draftStore.setState(({ verdicts }) => ({ verdicts: new Map([...verdicts, ...found]) }));
    };
    const nodes = editor.state.analysis?.index.nodes ?? [];
    if (over === undefined && nodes.length <= MOST_AT_ONCE) void ask(['', ...nodes.map((node) => node.id)]);
    else if (over !== undefined && !draftStore.getState().verdicts.has(over)) void ask([over]);
    return () => {
      current = over !== undefined || current;
    };
  }, [draft, over, editor, language]);
}
