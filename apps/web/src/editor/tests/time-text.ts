const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time of a test as one writes it, nothing rounded: `0 s`, `4.9 s`, `11 min`, `40 min 5 s`, `1 h`. */
export function writeTime(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const seconds = (ms % 60_000) / 1000;
  const parts = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', seconds > 0 ? `${seconds} s` : ''];
  return parts.filter((part) => part !== '').join(' ') || '0 s';
}

/** Reads `12`, `12 s`, `1 min 30 s`, `200 ms`; a bare number is seconds. Undefined when it is no time. */
export function readTime(text: string): number | undefined {
  const parts = [...text.trim().matchAll(/\s*(\d+(?:\.\d+)?)\s*([a-z]*)/gy)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text.trim()) return undefined;
  let sum = 0;
  for (const [, number, unit] of parts) {
    const size = unit === '' ? 1000 : UNITS[unit ?? ''];
    if (size === undefined) return undefined;
    sum += Number(number) * size;
  }
  return Math.round(sum);
}
