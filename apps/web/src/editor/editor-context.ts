import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorModel } from './document/editor-model.js';
import type { EditorState } from './document/editor-state.js';
import type { LanguageClient } from './language/language-client.js';

export const EditorContext = createContext<EditorModel | undefined>(undefined);

/** The language in its worker; undefined for the moment in which it starts. */
export const LanguageContext = createContext<LanguageClient | undefined>(undefined);

/** The rule that is open. */
export function useEditor(): EditorModel {
  const model = useContext(EditorContext);
  if (model === undefined) throw new Error('no open rule around this component');
  return model;
}

/** A part of the open rule's state; the component renders when it changes. */
export function useEditorState<T>(pick: (state: EditorState) => T): T {
  return useStore(useEditor().store, pick);
}
