import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The group whose label is being written. */
const store = createStore<{ readonly id: string | undefined }>(() => ({ id: undefined }));

export function nameGroup(id: string | undefined): void {
  store.setState({ id });
}

export function useNamed(group: string): boolean {
  return useStore(store, ({ id }) => id === group);
}
