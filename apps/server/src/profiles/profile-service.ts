import type {
  AnnotateProfileInput,
  DecayProfileInput,
  MergeProfileInput,
  Profile,
  ProfileAnnotation,
  ProfileDetail,
  ProfileEntry,
  ProfileSubjects,
  ResetProfileInput,
  SaveProfileInput,
} from '@rulewright/contracts';
import type { EventRecord, Value } from '@rulewright/core';
import type { ProfileService, RuleService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import { type BoundWrite, type Order, orderEntry } from '../engine/session/order.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { DeployedRules } from '../rules/deployed-rules.js';
import type { Audit } from '../store/audit.js';
import type { ProfileStore, StoredProfile } from '../store/profiles.js';
import { profileCsv, profileEntries, profileSubjects } from './profile-figures.js';
import { profileModule, profileNames } from './profile-module.js';

export interface ProfilesOptions {
  readonly store: ProfileStore;
  readonly rules: Pick<RuleService, 'save' | 'deploy' | 'remove'>;
  readonly deployed: DeployedRules;
  readonly path: () => EventPath;
  readonly audit: Audit;
  /** engine time: counts fade by the clock of the rules, whatever the wall says while a log is replayed */
  readonly engineTime: () => number;
}

/** Counts below this are forgotten when a profile is faded. */
const FORGOTTEN_BELOW = 0.01;

/**
 * Behavioural baselines. A definition becomes a rule that keeps a named window; whatever is asked is read from that window, whatever is
 * changed goes to it through the journal, so that rules and people always see the same.
 */
export class Profiles implements ProfileService {
  readonly #options: ProfilesOptions;

  constructor(options: ProfilesOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly Profile[]> {
    return Promise.all((await this.#options.store.list()).map((one) => this.#shown(one)));
  }

  /** Stores a definition once the rule that it stands for is deployed. */
  async save(input: SaveProfileInput, actor: Actor): Promise<Profile> {
    const { store, rules, audit } = this.#options;
    const { module } = profileNames(input.name);
    const { version, created } = await rules.save({ name: module, epl: profileModule(input), note: 'made by its profile' }, actor);
    if (created || !this.#options.deployed.book.find(module)) {
      const report = await rules.deploy({ name: module, version }, actor);
      if (report.kind !== 'deployed') {
        const diagnostics = report.kind === 'refused' ? report.diagnostics : [];
        const fault = diagnostics.find(({ severity }) => severity === 'error');
        throw new RequestFailure('refused', fault?.message ?? 'the rule of this profile cannot be deployed');
      }
    }
    await store.save(input);
    await audit({ actor, action: 'profile.save', target: { kind: 'profile', id: input.name } });
    return this.#shown(await this.#found(input.name));
  }

  /** Its rule goes with it; `in-use` if others read its window. */
  async remove(name: string, actor: Actor): Promise<void> {
    const { store, rules, audit } = this.#options;
    await this.#found(name);
    await rules.remove(profileNames(name).module, actor);
    await store.remove(name);
    await audit({ actor, action: 'profile.delete', target: { kind: 'profile', id: name } });
  }

  async subjects(input: {
    readonly name: string;
    readonly text?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<ProfileSubjects> {
    const text = input.text?.toLowerCase();
    const all = profileSubjects(await this.#entries(await this.#found(input.name)));
    const found = text ? all.filter(({ subject }) => subject.toLowerCase().includes(text)) : all;
    return { subjects: found.slice(input.offset, input.offset + input.limit), total: found.length };
  }

  async subject({ name, subject }: { readonly name: string; readonly subject: string }): Promise<ProfileDetail> {
    const entries = await this.#entries(await this.#found(name), subject);
    const annotations = await this.#options.store.annotations(name, subject);
    return { entries: [...entries].sort((a, b) => b.count - a.count), annotations };
  }

  async reset({ name, subject, feature }: ResetProfileInput, actor: Actor): Promise<void> {
    await this.#found(name);
    const named = [
      ...(subject === undefined ? [] : [['subject', subject]]),
      ...(feature === undefined ? [] : [['feature', feature]]),
    ];
    const where = named.length > 0 ? ` where ${named.map(([column]) => `${column} = ?`).join(' and ')}` : '';
    await this.#write([
      { epl: `delete from ${profileNames(name).window}${where}`, parameters: named.map(([, value]) => value ?? null) },
    ]);
    await this.#note(actor, 'profile.reset', name, { subject: subject ?? null, feature: feature ?? null });
  }

  async merge({ name, from, into }: MergeProfileInput, actor: Actor): Promise<void> {
    if (from === into) throw new RequestFailure('bad-request', 'a subject is merged into another one');
    await this.#found(name);
    const { window } = profileNames(name);
    if ((await this.#rows(window, from)).length === 0) throw new RequestFailure('not-found', `nothing is known of "${from}"`);
    await this.#append({ kind: 'write', merge: { window, from, into } });
    await this.#options.store.moveAnnotations(name, from, into);
    await this.#note(actor, 'profile.merge', name, { from, into });
  }

  async decay({ name, factor }: DecayProfileInput, actor: Actor): Promise<void> {
    await this.#found(name);
    const { window } = profileNames(name);
    await this.#write([
      { epl: `update ${window} set hits = hits * ${factor}` },
      { epl: `delete from ${window} where hits < ${FORGOTTEN_BELOW}` },
    ]);
    await this.#note(actor, 'profile.decay', name, { factor });
  }

  async annotate({ name, subject, text }: AnnotateProfileInput, actor: Actor): Promise<ProfileAnnotation> {
    const note = await this.#options.store.annotate(name, { subject, text, by: actor.name });
    if (!note) throw new RequestFailure('not-found', `there is no profile "${name}"`);
    await this.#note(actor, 'profile.annotate', name, { subject });
    return note;
  }

  async exported(name: string): Promise<string> {
    return profileCsv(await this.#entries(await this.#found(name)));
  }

  /** Copies what the windows hold into the store. */
  async copyToStore(): Promise<void> {
    const { store, deployed } = this.#options;
    for (const profile of await store.list()) {
      if (deployed.book.find(profileNames(profile.name).module))
        await store.copyEntries(profile.name, await this.#entries(profile));
    }
  }

  async #shown(profile: StoredProfile): Promise<Profile> {
    const { module, window } = profileNames(profile.name);
    const running = this.#options.deployed.book.find(module) !== undefined;
    const entries = await this.#entries(profile);
    return {
      ...profile,
      module,
      window,
      running,
      entries: entries.length,
      subjects: new Set(entries.map(({ subject }) => subject)).size,
    };
  }

  async #entries(profile: StoredProfile, subject?: string): Promise<readonly ProfileEntry[]> {
    const rows = await this.#rows(profileNames(profile.name).window, subject);
    return profileEntries(rows, profile, this.#options.engineTime());
  }

  async #rows(window: string, subject?: string): Promise<readonly EventRecord[]> {
    const { deployed, path } = this.#options;
    if (!deployed.book.world.windows.has(window)) return [];
    const asked: { readonly epl: string; readonly parameters: readonly Value[] } =
      subject === undefined
        ? { epl: `select * from ${window}`, parameters: [] }
        : { epl: `select * from ${window} where subject = ?`, parameters: [subject] };
    const answer = await path().ask<'query'>({ kind: 'query', ...asked });
    return answer.kind === 'rows' ? answer.rows : [];
  }

  async #write([first, ...more]: readonly BoundWrite[]): Promise<void> {
    if (first) await this.#append({ kind: 'write', ...first, more });
  }

  async #append(order: Order): Promise<void> {
    const { stored } = await this.#options.path().append(orderEntry(order));
    const { outcome } = await stored;
    if (outcome?.kind === 'not-written')
      throw new RequestFailure('refused', outcome.diagnostics[0]?.message ?? 'the window of this profile cannot be changed');
  }

  async #found(name: string): Promise<StoredProfile> {
    const profile = await this.#options.store.find(name);
    if (!profile) throw new RequestFailure('not-found', `there is no profile "${name}"`);
    return profile;
  }

  #note(actor: Actor, action: string, name: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#options.audit({ actor, action, target: { kind: 'profile', id: name }, detail });
  }
}
