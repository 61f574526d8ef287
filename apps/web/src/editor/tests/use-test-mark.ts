import { useEffect } from 'react';
import { texts } from '../../texts/texts.js';
import type { DiagramIndex } from '../document/diagram-index.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { heldWords } from './held-words.js';
import { testMarkStore } from './test-mark-store.js';
import { firstFailing, rowsOf } from './test-rows.js';
import { useIsStale, useTestState } from './tests-context.js';

/** While it is shown: marks in the picture the node that held back what the open test expected, and brings it into sight. */
export function useTestMark(): void {
  const editor = useEditor();
  const test = useTestState(({ tests, chosen }) => tests[chosen]);
  const result = useTestState(({ results }) => (test ? results.get(test.name) : undefined));
  const index = useEditorState((state) => state.analysis?.index);
  const stale = useIsStale(test?.name);
  const held = stale ? undefined : result?.heldBack;
  const node = held && index ? drawnNode(index, held.node) : undefined;
  const line = test && result ? (firstFailing(rowsOf(test, result), result) ?? 0) + 1 : 0;
  const words = held?.without == null ? texts.tests.heldBack : texts.tests.without(held.without);
  const value = held == null ? undefined : heldWords(held);
  useEffect(() => {
    testMarkStore.setState({ mark: node === undefined ? undefined : { node, line, words, value } });
    if (node !== undefined) editor.select(node, { reveal: 'canvas' });
    return () => testMarkStore.setState({ mark: undefined });
  }, [editor, node, line, words, value]);
}

/** The innermost part of the picture that holds a node of the text. */
function drawnNode(index: DiagramIndex, id: string): string | undefined {
  for (let path = id; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    if (index.get(path)) return path;
  }
  return undefined;
}
