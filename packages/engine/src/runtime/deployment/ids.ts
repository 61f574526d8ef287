/** What a module is deployed under, and what it is called in the end if it takes the place of another. */
interface Ids {
  readonly id: string;
  readonly wanted: string;
  /** something else is called so */
  readonly isTaken: boolean;
}

/** A module without an id is called by its name, with a number behind it where that is taken. */
export function idsFor(
  { name }: { readonly name?: string },
  { id, replaces }: { readonly id?: string; readonly replaces?: string },
  isDeployed: (id: string) => boolean,
): Ids {
  if (replaces !== undefined && isDeployed(replaces)) {
    const wanted = id ?? replaces;
    return { id: replaces, wanted, isTaken: wanted !== replaces && isDeployed(wanted) };
  }
  const wanted = id ?? replaces ?? freeId(name ?? 'module', isDeployed);
  return { id: wanted, wanted, isTaken: isDeployed(wanted) };
}

function freeId(name: string, isDeployed: (id: string) => boolean): string {
  if (!isDeployed(name)) return name;
  let number = 2;
  while (isDeployed(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
