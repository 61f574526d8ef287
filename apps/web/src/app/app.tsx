import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { cssVariablesResolver, theme } from '../design/mantine-theme.js';
import { queryClient } from './api/trpc.js';
import { router } from './routes.js';
import { useTheme } from './theme/theme-store.js';

/** Theme, server state and routes around everything. */
export function App() {
  const { theme: scheme } = useTheme();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
