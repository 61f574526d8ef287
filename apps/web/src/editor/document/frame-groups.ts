import type { FrameGroup } from './place.js';

type Groups = readonly FrameGroup[];

/** With a new group around some statements; they leave the groups that they were in, and a group without statements goes. */
export function withGroup(groups: Groups, added: FrameGroup): Groups {
  const inside = new Set(added.frames);
  const others = groups.map((group) => ({ ...group, frames: group.frames.filter((id) => !inside.has(id)) }));
  return [...others.filter(({ frames }) => frames.length > 0), added];
}

/** Without the groups that have one of these statements in them. */
export function withoutGroupsOf(groups: Groups, frames: ReadonlySet<string>): Groups {
  return groups.filter((group) => !group.frames.some((id) => frames.has(id)));
}

export function withLabel(groups: Groups, id: string, label: string): Groups {
  return groups.map((group) => (group.id === id ? { ...group, label } : group));
}

/** The same groups where statements have got other ids; the same object if none in a group has. */
export function carriedGroups(groups: Groups, renamed: readonly (readonly [string, string])[]): Groups {
  const now = new Map(renamed);
  if (!groups.some(({ frames }) => frames.some((id) => now.has(id)))) return groups;
  return groups.map((group) => ({ ...group, frames: group.frames.map((id) => now.get(id) ?? id) }));
}

/** What is kept of them with a text that has these statements alone; a group without statements goes. */
export function groupsOf(groups: Groups, frames: readonly string[]): Groups {
  const there = new Set(frames);
  return groups.flatMap((group) => {
    const inside = group.frames.filter((id) => there.has(id));
    return inside.length === 0 ? [] : [{ ...group, frames: inside }];
  });
}

/** `g1`, `g2` …, the first that is free. */
export function freshGroupId(groups: Groups): string {
  const taken = new Set(groups.map(({ id }) => id));
  let number = 1;
  while (taken.has(`g${number}`)) number += 1;
  return `g${number}`;
}
