/** Which windows of this browser are open, as far as its storage tells: each has an id, and says again and again that it is there. */

const ID = 'rulewright.window';
const SEEN = 'rulewright.window.';
const BEAT_MS = 20_000;
/** A window out of sight may beat but once a minute. */
const SILENT_AFTER_MS = 90_000;

let own: string | undefined;

/** The id of this window: the same after a reload, another one in a window that was duplicated from it. */
export function windowId(): string {
  if (own === undefined) {
    own = keptId() ?? crypto.getRandomValues(new Uint32Array(2)).join('-');
    announce(own);
  }
  return own;
}

/** Whether a window with that id was there lately. */
export function isOpen(id: string): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(SEEN + id) ?? 0) < SILENT_AFTER_MS;
  } catch {
    return false;
  }
}

/** Says that a window is there. */
export function beat(id: string): void {
  attempt(() => localStorage.setItem(SEEN + id, String(Date.now())));
}

/** Says that a window is closed. */
export function leave(id: string): void {
  attempt(() => localStorage.removeItem(SEEN + id));
}

function keptId(): string | undefined {
  try {
    const id = sessionStorage.getItem(ID);
    // a duplicate begins with a copy of the other's session, while the other is still there
    return id !== null && (!isOpen(id) || isReload()) ? id : undefined;
  } catch {
    return undefined;
  }
}

function isReload(): boolean {
  return performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload');
}

function announce(id: string): void {
  attempt(() => sessionStorage.setItem(ID, id));
  beat(id);
  setInterval(() => beat(id), BEAT_MS);
  addEventListener('pagehide', () => leave(id));
  addEventListener('pageshow', () => beat(id));
}

/** A storage that refuses must not stop the editor: the window is then taken for closed. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // the drafts' own guard asks before the page is left
  }
}
