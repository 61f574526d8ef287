import { useEffect } from 'react';
import type { EditorModel } from './document/editor-model.js';
import { dropDraft, keepDraft } from './draft-store.js';

/** A pause in the edits this long, and they are kept. */
const PAUSE_MS = 120;

/** Keeps unsaved edits in this browser. Where it refuses, whoever leaves the page is asked. */
export function useKeptDraft(model: EditorModel): void {
  useEffect(() => {
    // who may only read has none; those of another person in this window stay
    if (model.mayNotEdit !== undefined) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const end = model.store.subscribe((now, before) => {
      if (now.text === before.text && now.savedText === before.savedText) return;
      clearTimeout(pause);
      pause = setTimeout(() => keepEdits(model), PAUSE_MS);
    });
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!keepEdits(model)) event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    return () => {
      clearTimeout(pause);
      end();
      removeEventListener('beforeunload', onLeave);
      keepEdits(model);
    };
  }, [model]);
}

/** Whether nothing would be lost if the page went now. */
function keepEdits({ name, state, steps }: EditorModel): boolean {
  const { text, savedText, version } = state;
  if (text !== savedText) return keepDraft(name, { text, version, base: savedText, steps });
  dropDraft(name);
  return true;
}
