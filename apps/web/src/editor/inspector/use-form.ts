import { useContext, useEffect, useState } from 'react';
import { LanguageContext, useEditorState } from '../editor-context.js';
import type { FormField } from '../language/drawing-service.js';

const NO_FIELDS: readonly FormField[] = [];

/** The fields of a part, as the text has them now; those of the text before while the language reads. */
export function useForm(id: string): readonly FormField[] {
  const language = useContext(LanguageContext);
  const text = useEditorState((state) => state.analysis?.text);
  const [form, setForm] = useState<{ readonly id: string; readonly fields: readonly FormField[] }>();
  useEffect(() => {
    if (language === undefined || text === undefined) return;
    let current = true;
    void language.ask('form', text, id).then((fields) => {
      if (current) setForm({ id, fields });
    });
    return () => {
      current = false;
    };
  }, [language, text, id]);
  return form?.id === id ? form.fields : NO_FIELDS;
}
