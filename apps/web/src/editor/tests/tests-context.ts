import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useEditorState } from '../editor-context.js';
import type { TestModel, TestState } from './test-model.js';

export const TestsContext = createContext<TestModel | undefined>(undefined);

/** The tests of the open rule. */
export function useTests(): TestModel {
  const model = useContext(TestsContext);
  if (model === undefined) throw new Error('no tests around this component');
  return model;
}

/** A part of their state; the component renders when it changes. */
export function useTestState<T>(pick: (state: TestState) => T): T {
  return useStore(useTests().store, pick);
}

/** True of a result that an older text of the rule gave. */
export function useIsStale(test: string | undefined): boolean {
  const ran = useTestState(({ ranOn }) => (test === undefined ? undefined : ranOn.get(test)));
  return useEditorState(({ text }) => ran !== undefined && ran !== text);
}
