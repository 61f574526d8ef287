import type { WindowArguments } from './data-window.js';

/** Key words of time batches: post also when nothing came; begin at the statement's start rather than at the first row. */
export interface BatchFlags {
  readonly forceUpdate: boolean;
  readonly startEager: boolean;
}

/** Reads `'FORCE_UPDATE, START_EAGER'` from any of the arguments from `index` on. */
export function batchFlags(given: WindowArguments, index: number): BatchFlags {
  let text = '';
  for (let i = index; i < given.length; i++) {
    const value = given.constant(i);
    if (typeof value === 'string') text += ` ${value.toLowerCase()}`;
  }
  return { forceUpdate: text.includes('force_update'), startEager: text.includes('start_eager') };
}
