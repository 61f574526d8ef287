import type { EventRecord } from '@rulewright/core';
import type { SampledProperty } from '@rulewright/diagram';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Spot } from '../document/place.js';
import type { Point } from '../drawing/draft-store.js';

/** An event that came, as it is put on the canvas. */
export interface Sample {
  readonly type: string;
  /** properties that the type declares, in its order */
  readonly properties: readonly SampledProperty[];
  readonly event: EventRecord;
}

/** A sample that was let go: where, and what stands there. */
export interface LaidSample {
  readonly sample: Sample;
  /** where on the screen it is asked what shall be read */
  readonly point: Point;
  /** the part that it was put on; without one the empty canvas */
  readonly at?: string | undefined;
  /** where a statement of its own shall stand */
  readonly spot?: Spot | undefined;
}

const sampleStore = createStore<{ readonly laid: LaidSample | undefined }>(() => ({ laid: undefined }));

export function laySample(laid: LaidSample | undefined): void {
  sampleStore.setState({ laid });
}

export function useLaidSample(): LaidSample | undefined {
  return useStore(sampleStore, ({ laid }) => laid);
}
