const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)$/;

/**
 * A date and time without a zone as one of UTC (`2026-11-22 10:00` as `2026-11-22T10:00Z`), any other text as it is. By ECMA-262 such a text is
 * of the zone of whoever reads it: the same log would be of other instants on another machine, or when it is replayed there.
 */
export function inUtc(text: string): string {
  const [, date, time] = WITHOUT_ZONE.exec(text.trim()) ?? [];
  return date === undefined || time === undefined ? text : `${date}T${time.replace(',', '.')}Z`;
}
