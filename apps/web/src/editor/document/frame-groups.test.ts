import { expect, it } from 'vitest';
import { carriedGroups, freshGroupId, groupsOf, withGroup, withLabel, withoutGroupsOf } from './frame-groups.js';

const scans = { id: 'g1', label: 'Scans', frames: ['scan', 'scanning'] };
const rest = { id: 'g2', label: 'Rest', frames: ['worm'] };

it('takes statements out of the groups that they were in; a group without any goes', () => {
  const added = { id: 'g3', label: 'New', frames: ['scanning', 'worm'] };
  expect(withGroup([scans, rest], added)).toEqual([{ ...scans, frames: ['scan'] }, added]);
});

it('goes when one of its statements is asked to be free, and gets another label', () => {
  expect(withoutGroupsOf([scans, rest], new Set(['scan']))).toEqual([rest]);
  expect(withLabel([scans, rest], 'g2', 'Worms')).toEqual([scans, { ...rest, label: 'Worms' }]);
});

it('follows statements that get other names', () => {
  expect(carriedGroups([scans, rest], [['scan', 'port_scan']])).toEqual([{ ...scans, frames: ['port_scan', 'scanning'] }, rest]);
  const groups = [scans, rest];
  expect(carriedGroups(groups, [['other', 'another']])).toBe(groups);
});

it('has an id that no other one has', () => {
  expect([freshGroupId([]), freshGroupId([scans, rest])]).toEqual(['g1', 'g3']);
});

it('is kept with the statements that there are, and not without any', () => {
  expect(groupsOf([scans, rest], ['scan', '#3'])).toEqual([{ ...scans, frames: ['scan'] }]);
});
