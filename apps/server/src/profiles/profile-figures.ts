import type { ProfileEntry, ProfileSubject } from '@rulewright/contracts';
import type { EventRecord } from '@rulewright/core';

/** How a profile's rows are read. */
export interface ProfileMeasure {
  readonly halfLifeMs: number | null;
  readonly minimumSample: number;
}

/** The rows of a profile's window as shares of each subject and feature, faded to `now`. O(rows). */
export function profileEntries(
  rows: readonly EventRecord[],
  { halfLifeMs, minimumSample }: ProfileMeasure,
  now: number,
): readonly ProfileEntry[] {
  const counted = rows.map((row) => {
    const lastSeenAt = Number(row['lastSeen']);
    const fading = halfLifeMs === null ? 1 : 0.5 ** (Math.max(0, now - lastSeenAt) / halfLifeMs);
    const [subject, feature, value] = [String(row['subject']), String(row['feature']), String(row['value'])];
    return { subject, feature, value, count: Number(row['hits']) * fading, firstSeenAt: Number(row['firstSeen']), lastSeenAt };
  });
  const totals = new Map<string, number>();
  for (const entry of counted) totals.set(keyOf(entry), (totals.get(keyOf(entry)) ?? 0) + entry.count);
  return counted.map((entry) => {
    const total = totals.get(keyOf(entry)) ?? 0;
    const share = total > 0 ? entry.count / total : 0;
    return { ...entry, share, deviation: total >= minimumSample ? 1 - share : null };
  });
}

function keyOf({ subject, feature }: { readonly subject: string; readonly feature: string }): string {
  return JSON.stringify([subject, feature]);
}

/** Subjects by how far the value deviates that each showed last; those of whom too little is known come last. */
export function profileSubjects(entries: readonly ProfileEntry[]): readonly ProfileSubject[] {
  const subjects = new Map<string, ProfileSubject>();
  for (const { subject, feature, value, count, deviation, lastSeenAt } of entries) {
    const known = subjects.get(subject);
    const newest = { feature, value, deviation, lastSeenAt };
    const isNewer =
      !known || lastSeenAt > known.lastSeenAt || (lastSeenAt === known.lastSeenAt && (deviation ?? -1) > (known.deviation ?? -1));
    const shown = isNewer
      ? newest
      : { feature: known.feature, value: known.value, deviation: known.deviation, lastSeenAt: known.lastSeenAt };
    subjects.set(subject, { subject, count: (known?.count ?? 0) + count, values: (known?.values ?? 0) + 1, ...shown });
  }
  return [...subjects.values()].sort((a, b) => (b.deviation ?? -1) - (a.deviation ?? -1) || b.lastSeenAt - a.lastSeenAt);
}

/** A table for spreadsheets: what one would read as a formula gets a quote in front (OWASP, CSV injection). */
export function profileCsv(entries: readonly ProfileEntry[]): string {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = entries.map(({ subject, feature, value, count, share, firstSeenAt, lastSeenAt }) =>
    [
      cell(subject),
      cell(feature),
      cell(value),
      count,
      share,
      new Date(firstSeenAt).toISOString(),
      new Date(lastSeenAt).toISOString(),
    ].join(','),
  );
  return `${['subject,feature,value,count,share,first_seen,last_seen', ...lines].join('\r\n')}\r\n`;
}
