import type { AuditListInput } from '@rulewright/contracts';
import type { Services } from '../api/services.js';
import { type Authenticate, authenticateBy } from '../http/authenticate.js';
import { AccountStore } from '../store/accounts.js';
import { type Audit, auditLog, readAudit } from '../store/audit.js';
import type { Store } from '../store/open-store.js';
import { PeopleStore } from '../store/people.js';
import { Accounts } from './account-service.js';
import { Credentials } from './credentials.js';
import { Keys } from './key-service.js';
import { People } from './people-service.js';
import { Setup } from './setup.js';

/** People, keys and who may do what, on an open store. */
export interface OpenedPeople {
  readonly services: Pick<Services, 'people' | 'keys' | 'accounts' | 'audit'>;
  readonly setup: Setup;
  readonly authenticate: Authenticate;
  /** Tells when somebody's rights may have changed. */
  readonly onRightsChanged: (tell: () => void) => void;
  readonly audit: Audit;
}

/** @param adminPassword makes the first account, if there is none yet */
export async function openPeople(store: Store, now: () => number, adminPassword: string | undefined): Promise<OpenedPeople> {
  const peopleStore = new PeopleStore(store.prisma);
  const setup = await Setup.read(peopleStore);
  const audit = auditLog(store.prisma);
  const credentials = new Credentials(peopleStore, now);
  const people = new People({ store: peopleStore, setup, credentials, audit, now });
  if (adminPassword !== undefined) await people.presetAdmin(adminPassword);
  const keys = new Keys({ store: peopleStore, credentials, audit, now });
  const accounts = new Accounts({ store: new AccountStore(store.prisma), credentials, audit, now });
  const log = { list: (input: AuditListInput) => readAudit(store.prisma, input) };
  const onRightsChanged = (tell: () => void): void => {
    credentials.onForgotten(tell);
    setup.onDone(tell);
  };
  return {
    services: { people, keys, accounts, audit: log },
    setup,
    authenticate: authenticateBy({ credentials, setup }),
    onRightsChanged,
    audit,
  };
}
