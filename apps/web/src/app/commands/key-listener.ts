import { showToast } from '../../design/toast/toast-store.js';
import { commandRegistry } from './use-commands.js';

const LETTERS_KEY = 'rulewright.single-letters';

/** True where a key press types: fields, and Monaco, which takes its input on a plain element. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('.monaco-editor') !== null) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/**
 * Listens to the whole page and runs the command a key means. In fields and editors the page comes first: what they would do with Ctrl K
 * or Ctrl Enter must not hide the palette. Elsewhere a part of the page that uses a key itself comes first. Returns the function that
 * ends it. A command that cannot run now says why.
 */
export function listenToKeys(): () => void {
  commandRegistry.singleLetters = localStorage.getItem(LETTERS_KEY) !== 'off';
  const inFields = (event: KeyboardEvent) => {
    if (isField(event.target)) act(event, true);
  };
  const elsewhere = (event: KeyboardEvent) => {
    if (!isField(event.target) && !event.defaultPrevented) act(event, false);
  };
  document.addEventListener('keydown', inFields, true);
  document.addEventListener('keydown', elsewhere);
  return () => {
    document.removeEventListener('keydown', inFields, true);
    document.removeEventListener('keydown', elsewhere);
  };
}

function act(event: KeyboardEvent, inField: boolean): void {
  if (event.isComposing) return;
  const { command, taken } = commandRegistry.press(event, { inField, atMs: event.timeStamp });
  if (!taken) return;
  event.preventDefault();
  event.stopPropagation();
  if (command === undefined) return;
  if (command.refused === undefined) command.run();
  else showToast({ text: command.refused });
}

/** Switches single letters on or off for this browser. */
export function setSingleLetters(on: boolean): void {
  commandRegistry.singleLetters = on;
  localStorage.setItem(LETTERS_KEY, on ? 'on' : 'off');
}
