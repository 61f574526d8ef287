import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly open: boolean }>(() => ({ open: false }));

export function openPalette(): void {
  store.setState({ open: true });
}

export function closePalette(): void {
  store.setState({ open: false });
}

export function usePaletteOpen(): boolean {
  return useStore(store, (state) => state.open);
}
