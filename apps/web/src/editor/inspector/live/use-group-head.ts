import { useContext, useEffect, useState } from 'react';
import { LanguageContext, useEditorState } from '../../editor-context.js';
import type { GroupHead } from '../../language/group-head.js';

/** The heading of a statement's groups as the text has it now, if the groups are of that shape: what runs may be an older text. */
export function useGroupHead(statement: string, keys: number | undefined, values: number | undefined): GroupHead | undefined {
  const language = useContext(LanguageContext);
  const text = useEditorState((state) => state.analysis?.text);
  const [head, setHead] = useState<GroupHead>();
  const isAsked = keys !== undefined;
  useEffect(() => {
    if (language === undefined || text === undefined || !isAsked) return;
    let current = true;
    void language.ask('groupHead', text, statement).then((found) => {
      if (current) setHead(found);
    });
    return () => {
      current = false;
    };
  }, [language, text, statement, isAsked]);
  return head?.keys.length === keys && head?.values.length === values ? head : undefined;
}
