import { type Authenticate, authenticateBy } from '../http/authenticate.js';
import { type Audit, auditLog } from '../store/audit.js';
import type { Store } from '../store/open-store.js';
import { PeopleStore } from '../store/people.js';
import { Credentials } from './credentials.js';
import { Keys } from './key-service.js';
import { People } from './people-service.js';
import { Setup } from './setup.js';

/** People, keys and who may do what, on an open store. */
export interface OpenedPeople {
  readonly services: { readonly people: People; readonly keys: Keys };
  readonly setup: Setup;
  readonly authenticate: Authenticate;
  readonly audit: Audit;
}

/** @param adminPassword makes the first account, if there is none yet */
export async function openPeople(store: Store, now: () => number, adminPassword: string | undefined): Promise<OpenedPeople> {
  const peopleStore = new PeopleStore(store.prisma);
  const setup = await Setup.read(peopleStore);
  const audit = auditLog(store.prisma);
  const credentials = new Credentials(peopleStore, now);
  const people = new People({ store: peopleStore, setup, audit, now });
  if (adminPassword !== undefined) await people.presetAdmin(adminPassword);
  const keys = new Keys({ store: peopleStore, credentials, audit, now });
  return { services: { people, keys }, setup, authenticate: authenticateBy({ credentials, setup }), audit };
}
