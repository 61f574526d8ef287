/** @param p from 0 to 1 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;
}

export const rounded = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

export const print = (figures: Readonly<Record<string, unknown>>): void => console.log(JSON.stringify(figures, undefined, 2));

/** A figure with commas between thousands. */
export const counted = (value: number): string => Math.round(value).toLocaleString('en');

/** A line of the table of figures in the page of the benchmarks. */
export const printRow = (what: string, measured: string, aim: string): void => console.log(`| ${what} | ${measured} | ${aim} |`);
