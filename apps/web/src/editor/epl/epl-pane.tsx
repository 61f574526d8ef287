import './epl.css';
import './providers/changing.js';
import './providers/colours.js';
import './providers/completion.js';
import './providers/reading.js';
import { useContext, useEffect, useRef, useState } from 'react';
import { useTheme } from '../../app/theme/theme-store.js';
import { texts } from '../../texts/texts.js';
import { LanguageContext, useEditor, useEditorState } from '../editor-context.js';
import { EplEditor } from './epl-editor.js';
import { monaco } from './monaco.js';
import { defineTheme } from './monaco-theme.js';
import { answerBy } from './providers/asking.js';

/** The rule as text. */
export function EplPane() {
  const model = useEditor();
  const host = useRef<HTMLDivElement>(null);
  const [epl, setEpl] = useState<EplEditor>();
  const { theme } = useTheme();
  const analysis = useEditorState((state) => state.analysis);
  const selected = useEditorState((state) => state.selected);

  const language = useContext(LanguageContext);
  useEffect(() => {
    answerBy(language);
    return () => answerBy(undefined);
  }, [language]);
  useEffect(() => monaco.editor.setTheme(defineTheme(theme)), [theme]);
  useEffect(() => {
    if (host.current === null) return;
    const created = new EplEditor(host.current, model);
    setEpl(created);
    return () => created.dispose();
  }, [model]);
  useEffect(() => {
    if (analysis) epl?.mark(analysis);
  }, [epl, analysis]);
  useEffect(() => epl?.light(selected, analysis), [epl, selected, analysis]);

  return (
    <section className="rw-epl-pane" aria-label={texts.epl.pane}>
      <header className="rw-pane-head">
        <strong className="cut">{model.name}</strong>
        <span className="hint">{texts.epl.title}</span>
        <span className="rw-pane-head-end">{epl && <CaretPlace epl={epl} />}</span>
      </header>
      <div className="rw-epl-host" ref={host} />
    </section>
  );
}

/** Line and column of the caret. */
function CaretPlace({ epl }: { readonly epl: EplEditor }) {
  const [place, setPlace] = useState({ line: 1, column: 1 });
  useEffect(() => {
    const listening = epl.editor.onDidChangeCursorPosition(({ position }) =>
      setPlace({ line: position.lineNumber, column: position.column }),
    );
    return () => listening.dispose();
  }, [epl]);
  return (
    <span className="num" role="img" aria-label={texts.epl.caret(place.line, place.column)}>
      {place.line}:{place.column}
    </span>
  );
}
