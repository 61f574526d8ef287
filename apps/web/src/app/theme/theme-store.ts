import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
}

/** The same key as in `public/theme.js`, which sets the theme before the first paint. */
const STORAGE_KEY = 'rulewright.theme';

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let state = stateOf(readChoice());

function readChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function stateOf(choice: ThemeChoice): ThemeState {
  return { choice, theme: choice === 'system' ? (darkQuery.matches ? 'dark' : 'light') : choice };
}

function apply(next: ThemeState): void {
  state = next;
  document.documentElement.dataset['theme'] = next.theme;
  for (const listener of listeners) listener();
}

darkQuery.addEventListener('change', () => apply(stateOf(state.choice)));

/** Keeps the choice in this browser and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORAGE_KEY, choice);
  apply(stateOf(choice));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): ThemeState {
  return useSyncExternalStore(subscribe, () => state);
}
