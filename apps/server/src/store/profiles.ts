import type { ProfileAnnotation, ProfileEntry, SaveProfileInput } from '@rulewright/contracts';
import type { Pool } from 'pg';
import type { PrismaClient } from './generated/client.js';
import { storableJson } from './storable-json.js';

export type StoredProfile = SaveProfileInput & { readonly changedAt: number };

/** Definitions of profiles, their entries as they were copied last, and what people wrote about subjects. */
export class ProfileStore {
  readonly #prisma: PrismaClient;
  readonly #pool: Pool;

  constructor(prisma: PrismaClient, pool: Pool) {
    this.#prisma = prisma;
    this.#pool = pool;
  }

  async list(): Promise<readonly StoredProfile[]> {
    const rows = await this.#prisma.profileDefinition.findMany({ orderBy: { name: 'asc' } });
    return rows.map(
      ({ halfLifeMs, updatedAt, name, description, eventType, filter, subject, features, minimumSample, threshold }) => ({
        ...{ name, description, eventType, filter, subject, features, minimumSample, threshold },
        halfLifeMs: halfLifeMs === null ? null : Number(halfLifeMs),
        changedAt: updatedAt.getTime(),
      }),
    );
  }

  async find(name: string): Promise<StoredProfile | undefined> {
    return (await this.list()).find((one) => one.name === name);
  }

  async save({ name, halfLifeMs, features, ...rest }: SaveProfileInput): Promise<void> {
    const data = { ...rest, features: [...features], halfLifeMs: halfLifeMs === null ? null : BigInt(halfLifeMs) };
    await this.#prisma.profileDefinition.upsert({ where: { name }, create: { name, ...data }, update: data });
  }

  async remove(name: string): Promise<boolean> {
    return (await this.#prisma.profileDefinition.deleteMany({ where: { name } })).count > 0;
  }

  /** Takes the entries of a profile as they are now, in place of those that were there. */
  async copyEntries(name: string, entries: readonly ProfileEntry[]): Promise<void> {
    await this.#pool.query(
      `with profile as (select id from profile_definitions where name = $1), fresh as (
         select * from jsonb_to_recordset($2::jsonb) as r(subject text, feature text, value text, count double precision,
           "firstSeenAt" bigint, "lastSeenAt" bigint)
       ), gone as (
         delete from profile_entries e using profile p where e.profile_id = p.id
           and not exists (select 1 from fresh f where f.subject = e.subject and f.feature = e.feature and f.value = e.value)
       )
       insert into profile_entries (profile_id, subject, feature, value, count, first_seen_at, last_seen_at)
       select p.id, f.subject, f.feature, f.value, f.count, to_timestamp(f."firstSeenAt" / 1000.0), to_timestamp(f."lastSeenAt" / 1000.0)
       from fresh f, profile p
       on conflict (profile_id, subject, feature, value) do update set count = excluded.count, last_seen_at = excluded.last_seen_at`,
      [name, storableJson(entries)],
    );
  }

  async annotations(name: string, subject: string): Promise<readonly ProfileAnnotation[]> {
    const rows = await this.#prisma.profileAnnotation.findMany({
      where: { subject, profile: { name } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ id, text, authorName, createdAt }) => ({ id, subject, text, by: authorName, at: createdAt.getTime() }));
  }

  /** @returns undefined if there is no such profile */
  async annotate(
    name: string,
    note: { readonly subject: string; readonly text: string; readonly by: string },
  ): Promise<ProfileAnnotation | undefined> {
    const profile = await this.#prisma.profileDefinition.findUnique({ where: { name }, select: { id: true } });
    if (!profile) return undefined;
    const { subject, text, by } = note;
    const { id, createdAt } = await this.#prisma.profileAnnotation.create({
      data: { profileId: profile.id, subject, text, authorName: by },
    });
    return { id, subject, text, by, at: createdAt.getTime() };
  }

  /** What was written about one subject is about another from now on. */
  async moveAnnotations(name: string, from: string, into: string): Promise<void> {
    await this.#prisma.profileAnnotation.updateMany({ where: { subject: from, profile: { name } }, data: { subject: into } });
  }
}
