import type { Row } from '../row.js';
import type { WindowFactory } from './data-window.js';
import { PreviousByPlace } from './previous.js';
import { RingWindow } from './ring-window.js';

/** `keepall`: every row until it is deleted. */
export const keepall: WindowFactory = () => (site, next) => new KeepAllWindow(site, next);

class KeepAllWindow extends RingWindow {
  readonly previous = new PreviousByPlace(this.ring);

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    this.take(inserted);
    this.next.update(inserted, removed);
  }
}
