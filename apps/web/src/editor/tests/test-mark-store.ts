import { createStore } from 'zustand/vanilla';

/** The node that held back what a test expected: its id in the picture, the line of the test, and why. */
export interface TestMark {
  readonly node: string;
  readonly line: number;
  readonly words: string;
  /** what was compared there at that instant, in words; nothing where nothing was */
  readonly value: string | undefined;
}

/** What the canvas shows of the test that is open; empty when it passes. */
export const testMarkStore = createStore<{ readonly mark: TestMark | undefined }>(() => ({ mark: undefined }));
