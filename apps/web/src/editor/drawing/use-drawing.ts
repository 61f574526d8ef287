import type { DiagramEdit } from '@rulewright/diagram';
import { useCallback, useContext } from 'react';
import { texts } from '../../texts/texts.js';
import type { Afterwards } from '../document/editor-model.js';
import { LanguageContext, useEditor } from '../editor-context.js';

/** Makes an edit of the picture; false if it was refused, and the editor says why. */
export type Draw = (edit: DiagramEdit, afterwards?: Afterwards) => Promise<boolean>;

/**
 * The one way by which canvas, forms, outline, keys and drops change the rule: the edit becomes text edits, they become one step of the
 * history. What cannot be done changes nothing and leaves its reason.
 */
export function useDrawing(): Draw {
  const editor = useEditor();
  const language = useContext(LanguageContext);
  return useCallback(
    async (edit, afterwards = {}) => {
      if (language === undefined) return false;
      if (editor.mayNotEdit !== undefined) {
        editor.refused({ kind: 'refused', reason: editor.mayNotEdit });
        return false;
      }
      const { text } = editor.state;
      const outcome = await language.ask('edit', text, edit);
      if (editor.state.text !== text) {
        editor.refused({ kind: 'refused', reason: texts.drawing.meanwhile });
        return false;
      }
      if (outcome.kind === 'refused') {
        editor.refused(outcome);
        return false;
      }
      editor.draw(outcome.edits, { ...(outcome.selects === undefined ? {} : { selects: outcome.selects }), ...afterwards });
      return true;
    },
    [editor, language],
  );
}
