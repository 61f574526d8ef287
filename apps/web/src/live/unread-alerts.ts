import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly count: number }>(() => ({ count: 0 }));

/** Alerts that came while the alerts screen was not in front. */
export function useUnreadAlerts(): number {
  return useStore(store, (state) => state.count);
}

export function addUnreadAlerts(count: number): void {
  store.setState((state) => ({ count: state.count + count }));
}

export function clearUnreadAlerts(): void {
  store.setState({ count: 0 });
}
