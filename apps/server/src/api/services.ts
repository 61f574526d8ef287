import type {
  Alert,
  AlertDetail,
  AlertFilter,
  AlertNote,
  AlertPage,
  AlertState,
  AlertsSince,
  AnnotateProfileInput,
  ApiKey,
  AuditListInput,
  AuditPage,
  ChangePasswordInput,
  Connection,
  ConnectionTest,
  CreatedKey,
  CreateKeyInput,
  CreatePersonInput,
  DeadLetterListInput,
  DeadLetterPage,
  DecayProfileInput,
  DeleteRuleTestInput,
  DeployAllInput,
  DeployInput,
  DeployPreview,
  DeployReport,
  DiffInput,
  EngineStatus,
  EventTypeDetail,
  EventTypeSummary,
  Layout,
  LoginInput,
  Me,
  MergeProfileInput,
  Module,
  ModuleDiff,
  ModuleSummary,
  ModuleVersion,
  PasswordLink,
  PasswordSet,
  Person,
  PersonSession,
  PreviewDeployInput,
  Profile,
  ProfileAnnotation,
  ProfileDetail,
  ProfileSubjects,
  PutRuleTestInput,
  QueryResult,
  Resent,
  ResetProfileInput,
  RollBackInput,
  RuleTestRun,
  RunRuleTestsInput,
  SaveConnectionInput,
  SavedModule,
  SaveModuleInput,
  SaveProfileInput,
  SaveRuleTestsInput,
  SetPasswordInput,
  SetupInput,
  SourceDefinition,
  StatementSummary,
  StoredRuleTest,
  SuggestRuleTestInput,
  TestFromAlert,
  Undeployed,
  UndeployInput,
  UpdatePersonInput,
  Validation,
  WindowContent,
  WindowLoad,
  WindowRef,
  WindowSummary,
  WireMutationScore,
  WireRuleTest,
  WireWorld,
} from '@rulewright/contracts';
import type { Actor } from '../people/actor.js';

/*
 * What the edges (tRPC, REST, sockets) may ask of the server. Authority has been checked when one of these is called; `actor` says who is
 * written down as the author. Failures are thrown as RequestFailure.
 */

export interface ModuleRef {
  readonly name: string;
  readonly version?: number;
}

export interface RuleService {
  list(): Promise<readonly ModuleSummary[]>;
  get(ref: ModuleRef): Promise<Module>;
  versions(name: string): Promise<readonly ModuleVersion[]>;
  save(input: SaveModuleInput, actor: Actor): Promise<SavedModule>;
  validate(input: { readonly epl: string; readonly name?: string }): Promise<Validation>;
  deploy(input: DeployInput, actor: Actor): Promise<DeployReport>;
  /** What a deploy would do; nothing changes. */
  preview(input: PreviewDeployInput): Promise<DeployPreview>;
  /** `conflict` if the module is not deployed */
  pause(name: string, actor: Actor): Promise<void>;
  resume(name: string, actor: Actor): Promise<void>;
  /** Deploys the version that ran before the present one, or the given one, in the present mode; its tests are run as for any deploy. */
  rollBack(input: RollBackInput, actor: Actor): Promise<DeployReport>;
  diff(input: DiffInput): Promise<ModuleDiff>;
  /** Deploys the newest version of every module, in order of `uses`, each in its own mode unless one is given; forcing is audited. */
  deployAll(input: DeployAllInput, actor: Actor): Promise<readonly DeployReport[]>;
  undeploy(input: UndeployInput, actor: Actor): Promise<Undeployed>;
  /** Undeploys if need be and deletes; `in-use` if a deployed module uses it. */
  remove(name: string, actor: Actor): Promise<void>;
  removeAll(actor: Actor): Promise<readonly string[]>;
  statements(): Promise<readonly StatementSummary[]>;
  world(without?: string): Promise<WireWorld>;
}

export interface RuleTestService {
  list(ref: ModuleRef): Promise<readonly StoredRuleTest[]>;
  save(input: SaveRuleTestsInput, actor: Actor): Promise<void>;
  put(input: PutRuleTestInput, actor: Actor): Promise<void>;
  remove(input: DeleteRuleTestInput, actor: Actor): Promise<void>;
  /** Results of tests that are stored, on a text that is stored, are kept. */
  run(input: RunRuleTestsInput): Promise<RuleTestRun>;
  mutate(input: RunRuleTestsInput): Promise<WireMutationScore>;
  /** A test that notices a survivor; null when none was found. */
  suggest(input: SuggestRuleTestInput): Promise<WireRuleTest | null>;
  fromAlert(id: string): Promise<TestFromAlert>;
}

export interface EventTypeService {
  list(): Promise<readonly EventTypeSummary[]>;
  get(name: string): Promise<EventTypeDetail>;
}

export interface AlertService {
  list(input: AlertFilter & { readonly before?: number; readonly limit: number }): Promise<AlertPage>;
  get(id: string): Promise<AlertDetail>;
  since(input: { readonly seq: number; readonly limit: number }): Promise<AlertsSince>;
  setState(input: { readonly ids: readonly string[]; readonly state: AlertState }, actor: Actor): Promise<readonly Alert[]>;
  addNote(input: { readonly id: string; readonly text: string }, actor: Actor): Promise<AlertNote>;
}

export interface WindowService {
  list(): Promise<readonly WindowSummary[]>;
  content(input: {
    readonly name: string;
    readonly text?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<WindowContent>;
  query(input: { readonly epl: string; readonly limit: number }, actor: Actor): Promise<QueryResult>;
  /** Fills a window under `@Load` from its file now. */
  reload(ref: WindowRef, actor: Actor): Promise<WindowLoad>;
}

export interface LayoutService {
  get(ref: ModuleRef): Promise<Layout>;
  save(name: string, layout: Layout): Promise<void>;
}

export interface EngineService {
  status(): Promise<EngineStatus>;
}

/** A session that was opened: the token belongs into the cookie and is stored nowhere. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly me: Me;
}

export interface PeopleService {
  me(actor: Actor | undefined): Promise<Me>;
  login(input: LoginInput, from: RequestOrigin): Promise<OpenedSession>;
  logout(token: string): Promise<void>;
  setup(input: SetupInput, from: RequestOrigin): Promise<OpenedSession>;
}

export interface KeyService {
  list(): Promise<readonly ApiKey[]>;
  create(input: CreateKeyInput, actor: Actor): Promise<CreatedKey>;
  revoke(id: string, actor: Actor): Promise<void>;
}

export interface AccountService {
  list(): Promise<readonly Person[]>;
  create(input: CreatePersonInput, actor: Actor): Promise<PasswordLink>;
  update(input: UpdatePersonInput, actor: Actor): Promise<void>;
  /** A link with which the person sets a new password. */
  resetLink(id: string, actor: Actor): Promise<PasswordLink>;
  setPassword(input: SetPasswordInput, from: RequestOrigin): Promise<PasswordSet>;
  /** @param session  token of the session that goes on */
  changePassword(input: ChangePasswordInput, actor: Actor, session: string | undefined): Promise<void>;
  /** Sessions of a person; one's own if nobody is named. */
  sessions(actor: Actor, of?: string): Promise<readonly PersonSession[]>;
  endSession(id: string, actor: Actor): Promise<void>;
}

export interface AuditService {
  list(input: AuditListInput): Promise<AuditPage>;
}

export interface ProfileService {
  list(): Promise<readonly Profile[]>;
  save(input: SaveProfileInput, actor: Actor): Promise<Profile>;
  remove(name: string, actor: Actor): Promise<void>;
  /** Those who deviate most first. */
  subjects(input: {
    readonly name: string;
    readonly text?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<ProfileSubjects>;
  subject(ref: { readonly name: string; readonly subject: string }): Promise<ProfileDetail>;
  reset(input: ResetProfileInput, actor: Actor): Promise<void>;
  merge(input: MergeProfileInput, actor: Actor): Promise<void>;
  decay(input: DecayProfileInput, actor: Actor): Promise<void>;
  annotate(input: AnnotateProfileInput, actor: Actor): Promise<ProfileAnnotation>;
  /** All entries as CSV. */
  exported(name: string): Promise<string>;
}

/** Where a request comes from, for rate limits and the audit log. */
export interface RequestOrigin {
  readonly address: string;
  readonly loopback: boolean;
  readonly userAgent?: string;
}

export interface ConnectionService {
  list(): Promise<readonly Connection[]>;
  save(input: SaveConnectionInput, actor: Actor): Promise<void>;
  remove(name: string, actor: Actor): Promise<void>;
  /** Tries the connection now. */
  test(name: string): Promise<ConnectionTest>;
}

export interface SourceService {
  list(): Promise<readonly SourceDefinition[]>;
  save(definition: SourceDefinition, actor: Actor): Promise<void>;
  remove(name: string, actor: Actor): Promise<void>;
  /** whether somebody configured a source of this name */
  has(name: string): boolean;
  /** @returns the name, or that of the usual source; @throws RequestFailure `not-found` */
  checked(name: string | undefined): string;
}

export interface DeadLetterService {
  list(input: DeadLetterListInput): Promise<DeadLetterPage>;
  /** Sends held records again, as they came. */
  resend(ids: readonly number[], actor: Actor): Promise<Resent>;
  drop(ids: readonly number[], actor: Actor): Promise<void>;
}

export interface Services {
  readonly rules: RuleService;
  readonly ruleTests: RuleTestService;
  readonly eventTypes: EventTypeService;
  readonly alerts: AlertService;
  readonly windows: WindowService;
  readonly layouts: LayoutService;
  readonly engine: EngineService;
  readonly people: PeopleService;
  readonly keys: KeyService;
  readonly accounts: AccountService;
  readonly profiles: ProfileService;
  readonly audit: AuditService;
  readonly connections: ConnectionService;
  readonly sources: SourceService;
  readonly deadLetters: DeadLetterService;
}
