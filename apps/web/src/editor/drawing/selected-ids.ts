/** All that is selected, what the inspector shows first. */
export function selectedIds({
  selected,
  also,
}: {
  readonly selected: string | undefined;
  readonly also: ReadonlySet<string>;
}): readonly string[] {
  return selected === undefined ? [...also] : [selected, ...also];
}
