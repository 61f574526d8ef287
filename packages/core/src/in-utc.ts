const WITHOUT_ZONE = /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WITH_ZONE = /\d:\d{2}.*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/**
 * A text that names an instant, so that it is the same one wherever it is read: with a zone, or a date, as it is; a date and time without a
 * zone as one of UTC (`2026-11-22 10:00` as `2026-11-22T10:00Z`). ECMA-262 takes the latter for the zone of whoever reads it: the same log
 * would be of other instants on another machine, or when it is replayed there.
 *
 * @returns undefined if the text says no zone and is not of that form
 */
export function inUtc(text: string): string | undefined {
  const given = text.trim();
  const [, year, month, day, time] = WITHOUT_ZONE.exec(given) ?? [];
  if (time !== undefined) return `${year}-${month}-${day}T${time.replace(',', '.')}Z`;
  return DATE.test(given) || WITH_ZONE.test(given) ? given : undefined;
}
