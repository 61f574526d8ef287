import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Something that was done and can be undone, or that failed. One at a time. */
export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
}

const store = createStore<{ readonly toast: Toast | undefined }>(() => ({ toast: undefined }));

export function showToast(toast: Toast): void {
  store.setState({ toast });
}

export function hideToast(): void {
  store.setState({ toast: undefined });
}

export function useToast(): Toast | undefined {
  return useStore(store, (state) => state.toast);
}
