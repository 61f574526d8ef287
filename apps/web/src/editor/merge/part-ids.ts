/** Ids of what stands before the first statement and behind the last one. No statement is called so. */
export const HEAD = '@head';
export const TAIL = '@tail';
