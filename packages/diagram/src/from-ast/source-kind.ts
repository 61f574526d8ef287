import type { NodeKind } from '../node-kind.js';
import type { Drawing } from './context.js';

/** What a name in a from-clause is, as far as the module itself tells: a window, a derived stream, else an event type. */
export function sourceKind(drawing: Drawing, name: string): NodeKind {
  if (drawing.windows.has(name)) return 'named-window';
  return drawing.derived.has(name) ? 'stream' : 'event-type';
}
