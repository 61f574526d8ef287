import type { TextEdit } from '@rulewright/core';
import type { Step, Steps } from './history.js';
import type { Arrangement, FrameGroup, Place } from './place.js';

/** So much of the history is kept with a draft, the newest steps first: a browser's store has room for few millions of letters. */
const MOST_STEPS = 200;
const MOST_LETTERS = 200_000;

/** Steps as data that a browser's store takes. */
interface PackedSteps {
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
}

interface PackedArrangement {
  readonly places: readonly (readonly [string, Place])[];
  readonly groups: readonly FrameGroup[];
}

/** The newest steps, as many as there is room for. */
export function packed({ past, future }: Steps): PackedSteps {
  let letters = 0;
  const newest = (steps: readonly Step[]) => {
    const kept: unknown[] = [];
    for (const step of steps.toReversed().slice(0, MOST_STEPS)) {
      const one = packedStep(step);
      letters += JSON.stringify(one).length;
      if (letters > MOST_LETTERS) break;
      kept.unshift(one);
    }
    return kept;
  };
  return { past: newest(past), future: newest(future) };
}

/** @returns undefined for what is damaged or was kept in another form */
export function unpacked(stored: unknown): Steps | undefined {
  if (!isRecord(stored) || !Array.isArray(stored['past']) || !Array.isArray(stored['future'])) return undefined;
  const past = stored['past'].map(unpackedStep);
  const future = stored['future'].map(unpackedStep);
  return past.every(isThere) && future.every(isThere) ? { past, future } : undefined;
}

function packedStep({ arrangedBefore, arrangedAfter, ...step }: Step) {
  return {
    ...step,
    ...(arrangedBefore ? { arrangedBefore: packedArrangement(arrangedBefore) } : {}),
    ...(arrangedAfter ? { arrangedAfter: packedArrangement(arrangedAfter) } : {}),
  };
}

function packedArrangement({ places, groups }: Arrangement): PackedArrangement {
  return { places: [...places], groups };
}

function unpackedStep(stored: unknown): Step | undefined {
  if (!isRecord(stored)) return undefined;
  const { forward, backward, selectedBefore, selectedAfter, arrangedBefore: before, arrangedAfter: after } = stored;
  if (!areEdits(forward) || !areEdits(backward) || !mayBeArrangement(before) || !mayBeArrangement(after)) return undefined;
  return {
    forward,
    backward,
    selectedBefore: typeof selectedBefore === 'string' ? selectedBefore : undefined,
    selectedAfter: typeof selectedAfter === 'string' ? selectedAfter : undefined,
    ...(before ? { arrangedBefore: unpackedArrangement(before) } : {}),
    ...(after ? { arrangedAfter: unpackedArrangement(after) } : {}),
  };
}

function unpackedArrangement({ places, groups }: PackedArrangement): Arrangement {
  return { places: new Map(places), groups };
}

function areEdits(value: unknown): value is readonly TextEdit[] {
  return Array.isArray(value) && value.every(isEdit);
}

function isEdit(value: unknown): value is TextEdit {
  if (!isRecord(value) || typeof value['text'] !== 'string') return false;
  const { span } = value;
  return isRecord(span) && typeof span['start'] === 'number' && typeof span['end'] === 'number';
}

function mayBeArrangement(value: unknown): value is PackedArrangement | undefined {
  if (value === undefined) return true;
  if (!isRecord(value) || !Array.isArray(value['places']) || !Array.isArray(value['groups'])) return false;
  return value['places'].every(isNamedPlace) && value['groups'].every(isGroup);
}

function isNamedPlace(value: unknown): value is readonly [string, Place] {
  if (!Array.isArray(value)) return false;
  const [id, place] = value;
  return typeof id === 'string' && isRecord(place) && typeof place['x'] === 'number' && typeof place['y'] === 'number';
}

function isGroup(value: unknown): value is FrameGroup {
  if (!isRecord(value) || typeof value['id'] !== 'string' || typeof value['label'] !== 'string') return false;
  const { frames } = value;
  return Array.isArray(frames) && frames.every((id) => typeof id === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
