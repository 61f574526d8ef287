import { router } from './procedure.js';
import { alertsRouter } from './procedures/alerts.js';
import { connectionsRouter } from './procedures/connections.js';
import { deadLettersRouter } from './procedures/dead-letters.js';
import { engineRouter } from './procedures/engine.js';
import { eventTypesRouter } from './procedures/event-types.js';
import { keysRouter } from './procedures/keys.js';
import { layoutsRouter } from './procedures/layouts.js';
import { modulesRouter } from './procedures/modules.js';
import { peopleRouter } from './procedures/people.js';
import { profilesRouter } from './procedures/profiles.js';
import { ruleTestsRouter } from './procedures/rule-tests.js';
import { sessionRouter } from './procedures/session.js';
import { sourcesRouter } from './procedures/sources.js';
import { windowsRouter } from './procedures/windows.js';

/**
 * All procedures of the web app, mounted at `/trpc` without a transformer: what goes over the wire is JSON, moments are milliseconds since
 * the epoch. Every failure carries `data.failure` (code and message of the contracts).
 */
export const appRouter = router({
  session: sessionRouter,
  modules: modulesRouter,
  ruleTests: ruleTestsRouter,
  eventTypes: eventTypesRouter,
  alerts: alertsRouter,
  windows: windowsRouter,
  layouts: layoutsRouter,
  engine: engineRouter,
  keys: keysRouter,
  people: peopleRouter,
  profiles: profilesRouter,
  connections: connectionsRouter,
  sources: sourcesRouter,
  deadLetters: deadLettersRouter,
});

export type AppRouter = typeof appRouter;
