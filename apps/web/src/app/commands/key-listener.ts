import { commandRegistry } from './use-commands.js';

const LETTERS_KEY = 'rulewright.single-letters';

/** True where a key press types: fields, and Monaco, which takes its input on a plain element. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('.monaco-editor') !== null) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Listens to the whole page and runs the command a key means. Returns the function that ends it. */
export function listenToKeys(): () => void {
  commandRegistry.singleLetters = localStorage.getItem(LETTERS_KEY) !== 'off';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const { command, taken } = commandRegistry.press(event, { inField: isField(event.target), atMs: event.timeStamp });
    if (!taken) return;
    event.preventDefault();
    if (command !== undefined && command.refused === undefined) command.run();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

/** Switches single letters on or off for this browser. */
export function setSingleLetters(on: boolean): void {
  commandRegistry.singleLetters = on;
  localStorage.setItem(LETTERS_KEY, on ? 'on' : 'off');
}
