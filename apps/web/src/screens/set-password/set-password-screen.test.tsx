import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '../../app/api/trpc.js';
import { SetPasswordScreen } from './set-password-screen.js';

afterEach(() => vi.unstubAllGlobals());

const refused = (code: string, more: object = {}) => [
  { error: { message: code, code: -32_000, data: { failure: { code, message: code, ...more } } } },
];

it('spends the link once: when signing in fails, only that is tried again, with the pass phrase that was set', async () => {
  const asked: string[] = [];
  const answers = [
    [{ result: { data: { name: 'mia' } } }],
    refused('too-many-requests', { retryAfterSeconds: 7 }),
    [{ result: { data: { setupDone: true, user: { name: 'mia' }, role: 'analyst' } } }],
  ];
  vi.stubGlobal('fetch', async (url: string, { body }: RequestInit) => {
    asked.push(`${url.split('?')[0]} ${String(body)}`);
    return new Response(JSON.stringify(answers.shift()), { headers: { 'content-type': 'application/json' } });
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <MemoryRouter initialEntries={['/set-password?token=t0']}>
          <SetPasswordScreen />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const field = screen.getByLabelText<HTMLInputElement>('Pass phrase');
  fireEvent.change(field, { target: { value: 'four words make one' } });
  fireEvent.click(screen.getByRole('button', { name: 'Set it and sign in' }));
  await screen.findByText('The pass phrase is set, but signing in failed: Too many tries. Try again in 7 s.');
  expect(field.readOnly).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  const login = '/trpc/session.login {"0":{"name":"mia","password":"four words make one"}}';
  expect(asked).toEqual(['/trpc/session.setPassword {"0":{"token":"t0","password":"four words make one"}}', login, login]);
});
