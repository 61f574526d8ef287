/** Edits that are not stored yet, kept in this browser: a closed tab or an ended session loses nothing. */
export interface Draft {
  readonly text: string;
  /** the version that the edits began from */
  readonly version: number;
}

const PREFIX = 'rulewright.draft.';

export function readDraft(rule: string): Draft | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PREFIX + rule) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('text' in stored) || !('version' in stored)) return undefined;
    const { text, version } = stored;
    return typeof text === 'string' && typeof version === 'number' ? { text, version } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(rule: string, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + rule, JSON.stringify(draft));
  } catch {
    // a full store must not stop the typing; the text is still in the editor
  }
}

export function dropDraft(rule: string): void {
  localStorage.removeItem(PREFIX + rule);
}
