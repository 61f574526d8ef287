/** What React Flow says of itself would lie over the picture; the dialog of the keys says it in its stead. */
export const NO_CREDIT = { hideAttribution: true } as const;
