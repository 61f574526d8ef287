import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
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
