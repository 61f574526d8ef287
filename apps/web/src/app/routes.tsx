import { createBrowserRouter, Navigate } from 'react-router';
import { AlertsScreen } from '../screens/alerts/alerts-screen.js';
import { NewRuleScreen } from '../screens/new-rule/new-rule-screen.js';
import { NotFoundScreen } from '../screens/not-found/not-found-screen.js';
import { RulesScreen } from '../screens/rules/rules-screen.js';
import { SetPasswordScreen } from '../screens/set-password/set-password-screen.js';
import { SetUpScreen } from '../screens/set-up/set-up-screen.js';
import { askForRule } from './api/ask-for-rule.js';
import { RouteFault } from './route-fault.js';
import { NEW_RULE_PATH, ruleAt } from './rule-path.js';
import { SignedIn } from './session/signed-in.js';
import { Shell } from './shell/shell.js';

/** Addresses of the app. What is shown, filtered and selected stands in them, so that a link says it all. The editor loads on demand. */
export const router = createBrowserRouter([
  { path: '/set-up', element: <SetUpScreen />, errorElement: <RouteFault /> },
  { path: '/set-password', element: <SetPasswordScreen />, errorElement: <RouteFault /> },
  {
    element: (
      <SignedIn>
        <Shell />
      </SignedIn>
    ),
    errorElement: <RouteFault />,
    children: [
      { index: true, element: <Navigate to="/rules" replace /> },
      { path: 'rules', element: <RulesScreen /> },
      { path: NEW_RULE_PATH, element: <NewRuleScreen /> },
      {
        path: 'rules/*',
        loader: ({ params }) => askForRule(ruleAt(params['*'] ?? '')),
        lazy: async () => ({ Component: (await import('../editor/editor-screen.js')).EditorScreen }),
        hydrateFallbackElement: <span />,
      },
      {
        path: 'rule-graph',
        lazy: async () => ({ Component: (await import('../screens/rule-graph/rule-graph-screen.js')).RuleGraphScreen }),
        hydrateFallbackElement: <span />,
      },
      {
        path: 'event-types',
        lazy: async () => ({ Component: (await import('../screens/event-types/event-types-screen.js')).EventTypesScreen }),
        hydrateFallbackElement: <span />,
      },
      { path: 'alerts', element: <AlertsScreen /> },
      { path: 'alerts/:id', element: <AlertsScreen /> },
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
]);
