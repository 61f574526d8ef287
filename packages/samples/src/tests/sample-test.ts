/** A test of a template, as plain data: the steps and expectations of the language's rule tests. */
export interface SampleTest {
  readonly name: string;
  readonly steps: readonly SampleStep[];
  readonly expect: readonly SampleExpectation[];
}

type Scalar = string | number | null;
type Row = Readonly<Record<string, Scalar>>;
/** a property may hold a map of further ones */
type Event = Readonly<Record<string, Scalar | Row>>;
type SampleStep =
  | {
      readonly kind: 'send';
      readonly atMs: number;
      readonly type: string;
      readonly event: Event;
      readonly times?: number;
      readonly everyMs?: number;
    }
  | { readonly kind: 'advance'; readonly atMs: number };
type SampleExpectation =
  | { readonly kind: 'row'; readonly from: string; readonly atMs: number; readonly row: Row }
  | { readonly kind: 'none'; readonly from: string };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const send = (atMs: number, type: string, event: Event): SampleStep => ({ kind: 'send', atMs, type, event });

/** `times` events, `everyMs` apart. */
export const burst = (step: SampleStep, times: number, everyMs: number): SampleStep =>
  step.kind === 'send' ? { ...step, times, everyMs } : step;

export const until = (atMs: number): SampleStep => ({ kind: 'advance', atMs });
export const row = (from: string, atMs: number, columns: Row): SampleExpectation => ({ kind: 'row', from, atMs, row: columns });
export const none = (from: string): SampleExpectation => ({ kind: 'none', from });
