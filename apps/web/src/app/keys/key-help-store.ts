import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly open: boolean }>(() => ({ open: false }));

export function openKeyHelp(): void {
  store.setState({ open: true });
}

export function closeKeyHelp(): void {
  store.setState({ open: false });
}

export function useKeyHelpOpen(): boolean {
  return useStore(store, (state) => state.open);
}
