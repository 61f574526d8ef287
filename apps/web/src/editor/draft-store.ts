import type { Steps } from './document/history.js';
import { packed, unpacked } from './document/kept-steps.js';
import { isOpen, windowId } from './window-id.js';

/** Edits that are not stored yet, kept in this browser for one window: a closed tab or an ended session loses nothing. */
export interface Draft {
  readonly text: string;
  /** the version that the edits began from */
  readonly version: number;
  /** the text of that version */
  readonly base: string;
  /** what can be undone and redone of it */
  readonly steps?: Steps;
}

interface KeptDraft extends Draft {
  readonly key: string;
  readonly keptAtMs: number;
}

const PREFIX = 'rulewright.draft.';
/** Names of rules have no such letter. */
const BEFORE_WINDOW = '/';

/** The draft of this window; else the newest one whose window is closed, which is this window's from now on. */
export function takeDraft(rule: string, window = windowId()): Draft | undefined {
  const own = keyOf(rule, window);
  const kept = readKept(own);
  if (kept) return draftOf(kept);
  const orphan = orphansOf(rule)[0];
  if (orphan === undefined) return undefined;
  if (keepDraft(rule, draftOf(orphan), window)) localStorage.removeItem(orphan.key);
  return draftOf(orphan);
}

/** Keeps what is edited in this window. Says whether the browser took it. */
export function keepDraft(rule: string, draft: Draft, window = windowId()): boolean {
  const { steps, ...kept } = draft;
  const put = (value: object) => attempt(() => localStorage.setItem(keyOf(rule, window), JSON.stringify(value)));
  const plain = { ...kept, keptAtMs: Date.now() };
  // where there is no room for the steps, there may be for the text
  return (steps !== undefined && put({ ...plain, steps: packed(steps) })) || put(plain);
}

/** A full store must not stop the typing; the text is still in the editor. */
function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft of this window; those of others stay. */
export function dropDraft(rule: string, window = windowId()): void {
  try {
    localStorage.removeItem(keyOf(rule, window));
  } catch {
    // where nothing can be kept, nothing is left
  }
}

/** Text that an earlier version of the app kept in a form of its own: the newest one of this rule. */
export function oldDraft(rule: string): string | undefined {
  return oldKeys(rule).flatMap((key) => textIn(localStorage.getItem(key)) ?? [])[0];
}

/** Forgets what `oldDraft` found. */
export function dropOldDrafts(rule: string): void {
  for (const key of oldKeys(rule)) localStorage.removeItem(key);
}

function oldKeys(rule: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter(
      (key) => (key === PREFIX + rule || key.startsWith(keyOf(rule, ''))) && readKept(key) === undefined,
    );
  } catch {
    return [];
  }
}

/** A draft's text, however it was wrapped. */
function textIn(stored: string | null): string | undefined {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (typeof value === 'string') return value;
    const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : undefined;
    return typeof text === 'string' ? text : undefined;
  } catch {
    return stored ?? undefined;
  }
}

function keyOf(rule: string, window: string): string {
  return PREFIX + rule + BEFORE_WINDOW + window;
}

function draftOf({ text, version, base, steps }: KeptDraft): Draft {
  return { text, version, base, ...(steps === undefined ? {} : { steps }) };
}

/** Drafts of a rule that no open window has, newest first. */
function orphansOf(rule: string): readonly KeptDraft[] {
  const start = keyOf(rule, '');
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(start) && !isOpen(key.slice(start.length)))
      .flatMap((key) => readKept(key) ?? [])
      .sort((a, b) => b.keptAtMs - a.keptAtMs);
  } catch {
    return [];
  }
}

function readKept(key: string): KeptDraft | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return undefined;
    const { text, version, base, keptAtMs, steps } = stored as { readonly [name: string]: unknown };
    if (typeof text !== 'string' || typeof version !== 'number' || typeof base !== 'string') return undefined;
    const kept = unpacked(steps);
    return { key, text, version, base, keptAtMs: typeof keptAtMs === 'number' ? keptAtMs : 0, ...(kept ? { steps: kept } : {}) };
  } catch {
    return undefined;
  }
}
