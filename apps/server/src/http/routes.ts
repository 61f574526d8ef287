import type { Route } from './route.js';
import { alertRoutes } from './routes/alerts.js';
import { catalogueRoutes } from './routes/catalogue.js';
import { connectionRoutes } from './routes/connections.js';
import { deadLetterRoutes } from './routes/dead-letters.js';
import { keyRoutes } from './routes/keys.js';
import { moduleRoutes } from './routes/modules.js';
import { peopleRoutes } from './routes/people.js';
import { profileRoutes } from './routes/profiles.js';
import { ruleTestRoutes } from './routes/rule-tests.js';
import { sourceRoutes } from './routes/sources.js';

/** All REST routes that are made of shapes and a handler. */
export const ROUTES: readonly Route[] = [
  ...ruleTestRoutes,
  ...moduleRoutes,
  ...alertRoutes,
  ...catalogueRoutes,
  ...keyRoutes,
  ...peopleRoutes,
  ...profileRoutes,
  ...connectionRoutes,
  ...sourceRoutes,
  ...deadLetterRoutes,
];
