import './key-caps.css';
import { keyWord } from './key-words.js';

/** Keys that do what stands beside them, one cap a key. A screen reader gets them by `aria-keyshortcuts` of the control. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="rw-keys" aria-hidden>
      {keys.map((key) => (
        <kbd key={key}>{keyWord(key)}</kbd>
      ))}
    </span>
  );
}
