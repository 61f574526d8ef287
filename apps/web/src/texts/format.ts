const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What stands where there is no number. */
export const NONE = '—';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const upToTwo = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** A count, grouped by comma: `1,204`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/**
 * A rate in the unit in which it is at least one, at most two digits below ten: `1,204/s`, `6.8/s`, `4/h`, `2/day`; `0/s` for silence.
 *
 * @param perSecond  events a second, not negative
 */
export function formatRate(perSecond: number): string {
  if (perSecond <= 0) return '0/s';
  const units = [
    { suffix: '/s', seconds: 1 },
    { suffix: '/min', seconds: 60 },
    { suffix: '/h', seconds: 3_600 },
  ];
  const unit = units.find(({ seconds }) => perSecond * seconds >= 1) ?? { suffix: '/day', seconds: 86_400 };
  const value = perSecond * unit.seconds;
  return `${value >= 10 ? whole.format(value) : upToTwo.format(value)}${unit.suffix}`;
}

/** How long ago, to the unit that matters: `4 s`, `1 min`, `3 h`, `12 d`. A future time counts as now. */
export function formatAge(agoMs: number): string {
  const ago = Math.max(0, agoMs);
  if (ago < MINUTE) return `${Math.floor(ago / SECOND)} s`;
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min`;
  if (ago < DAY) return `${Math.floor(ago / HOUR)} h`;
  return `${Math.floor(ago / DAY)} d`;
}

/** A span of time as people say it: `30 s`, `10 min`, `1 h`, `1.5 h`, `250 ms`. */
export function formatSpan(spanMs: number): string {
  if (spanMs < SECOND) return `${upToTwo.format(spanMs)} ms`;
  if (spanMs < MINUTE) return `${upToTwo.format(spanMs / SECOND)} s`;
  if (spanMs < HOUR) return `${upToTwo.format(spanMs / MINUTE)} min`;
  if (spanMs < DAY) return `${upToTwo.format(spanMs / HOUR)} h`;
  return `${upToTwo.format(spanMs / DAY)} d`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const clockShort = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** Time of day with seconds: `14:02:41`. */
export function formatClock(atMs: number): string {
  return clock.format(atMs);
}

/** Time of day: `14:02`. */
export function formatTime(atMs: number): string {
  return clockShort.format(atMs);
}

/** The whole time with its zone, for hovers and details. */
export function formatFull(atMs: number): string {
  return full.format(atMs);
}
