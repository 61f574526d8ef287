/** True on a Mac, where Command takes the place of Ctrl. */
export const ON_MAC = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);

const ENTER = '↵';

/** What stands on a key's cap: `Mod` is Ctrl or Command, arrows and Enter are their signs. */
export function keyWord(key: string): string {
  if (key === 'Mod') return ON_MAC ? '⌘' : 'Ctrl';
  if (key === 'Enter') return ENTER;
  if (key === 'ArrowUp') return '↑';
  if (key === 'ArrowDown') return '↓';
  if (key === 'ArrowLeft') return '←';
  if (key === 'ArrowRight') return '→';
  if (key === 'Escape') return 'Esc';
  return key;
}
