/** A time zone. */
export interface Zone {
  /** How far its clocks are ahead of UTC at an instant, in ms. */
  offsetAt(ms: number): number;
}

const FIXED = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

/** A zone by its name (`Europe/Madrid`) or offset (`GMT-4:00`); UTC for a name that is unknown. */
export function zoneOf(name: string): Zone {
  const fixed = FIXED.exec(name);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    const offset = (fixed[1] === '-' ? -minutes : minutes) * 60_000;
    return { offsetAt: () => offset };
  }
  const format = formatOf(name);
  return { offsetAt: (ms) => offsetBy(format, ms) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', timeZoneName: 'longOffset' });
  }
}

function offsetBy(format: Intl.DateTimeFormat, ms: number): number {
  const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const offset = FIXED.exec(name);
  if (offset === null) return 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  return (offset[1] === '-' ? -minutes : minutes) * 60_000;
}
