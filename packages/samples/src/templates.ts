import { EVENT, REQUEST, VIRUSTOTAL, WITHDRAWAL } from './schemas.js';
import { LAUNDERING, LOGINS, PHISHING, PROFILE, SCAN, WITHDRAWALS, WORM } from './statements.js';
import { LAUNDERING_TESTS } from './tests/laundering-tests.js';
import { LOGINS_TESTS } from './tests/logins-tests.js';
import { PHISHING_TESTS } from './tests/phishing-tests.js';
import { PROFILE_TESTS } from './tests/profile-tests.js';
import type { SampleTest } from './tests/sample-test.js';
import { SCAN_TESTS } from './tests/scan-tests.js';
import { WITHDRAWALS_TESTS } from './tests/withdrawals-tests.js';
import { WORM_TESTS } from './tests/worm-tests.js';

/** A rule that is known to work, as it is written when one begins from it. */
export interface RuleTemplate {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** where it comes from */
  readonly source: string;
  /** event types that it reads from outside, by the declarations that make them */
  readonly schemas: Readonly<Record<string, string>>;
  /** the statements, without `module` line and schemas */
  readonly statements: string;
  /** what it does, event by event: stored with a rule that begins from it */
  readonly tests: readonly SampleTest[];
}

/** The rules of the two documents that a detection engineer begins with. */
export const TEMPLATES: readonly RuleTemplate[] = [
  {
    id: 'scan',
    name: 'network.scan',
    title: 'Network scan',
    lead: 'One source reaches more than 50 addresses within 30 s. One alert an hour for each source.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: SCAN,
    tests: SCAN_TESTS,
  },
  {
    id: 'worm',
    name: 'network.worm',
    title: 'Worm spreading',
    lead: 'A host that was scanned begins to scan itself within a minute.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: WORM,
    tests: WORM_TESTS,
  },
  {
    id: 'laundering',
    name: 'fraud.obnal',
    title: 'Money laundering',
    lead: 'Money comes in on a card, part of it leaves within 3 h, and three payments or more follow within 20 min.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: LAUNDERING,
    tests: LAUNDERING_TESTS,
  },
  {
    id: 'logins',
    name: 'identity.logins',
    title: 'Who was logged in there',
    lead: 'Keeps the last log-in of each address in a window, and names it beside what that address does.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: LOGINS,
    tests: LOGINS_TESTS,
  },
  {
    id: 'profile',
    name: 'identity.profile',
    title: 'Deviation from a user’s profile',
    lead: 'Learns from which providers each user logs in, and tells of one that fewer than a tenth of 20 log-ins or more came from.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: PROFILE,
    tests: PROFILE_TESTS,
  },
  {
    id: 'phishing',
    name: 'web.phishing',
    title: 'Dangerous referrer',
    lead: 'A visitor comes from a page that VirusTotal knows as phishing: someone copies this site.',
    source: 'López',
    schemas: { request: REQUEST, virustotal: VIRUSTOTAL },
    statements: PHISHING,
    tests: PHISHING_TESTS,
  },
  {
    id: 'withdrawals',
    name: 'fraud.withdrawals',
    title: 'Big withdrawals',
    lead: 'Counts and sums withdrawals of 200 and more.',
    source: 'López',
    schemas: { Retirada: WITHDRAWAL },
    statements: WITHDRAWALS,
    tests: WITHDRAWALS_TESTS,
  },
];

/** What is there already when a rule begins. */
export interface Surroundings {
  readonly types: ReadonlySet<string>;
  readonly outputIds: readonly number[];
}

/** The text of a new rule: types that are there already are not declared again, and no output is named that nobody has set up. */
export function textOf(template: RuleTemplate, name: string, { types, outputIds }: Surroundings): string {
  const schemas = Object.entries(template.schemas).flatMap(([type, schema]) => (types.has(type) ? [] : [schema]));
  const statements = outputIds.includes(1) ? template.statements : template.statements.replaceAll(', outID=1', '');
  return `${[`module ${name};`, ...schemas, statements].join('\n\n')}\n`;
}
