import './people.css';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { failureOf } from '../../app/api/failure.js';
import { trpc } from '../../app/api/trpc.js';
import { becomeMe } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { TextField } from '../../design/fields/text-field.js';
import { Logo } from '../../design/marks/logo.js';
import { texts } from '../../texts/texts.js';
import { PasswordField } from './password-field.js';

/** Asks for name and pass phrase, and leads on to the address that was asked for. */
export function SignInScreen() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation(trpc.session.login.mutationOptions({ onSuccess: becomeMe }));
  const words = texts.people;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate({ name, password });
  };
  return (
    <main className="rw-people">
      <div className="rw-people-brand">
        <Logo size={24} />
        {texts.common.product}
      </div>
      <form className="rw-people-form" onSubmit={onSubmit}>
        <h1>{words.signIn}</h1>
        <TextField
          size="large"
          label={words.name}
          name="username"
          autoComplete="username"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordField
          autoComplete="current-password"
          value={password}
          error={login.error ? refusal(login.error) : undefined}
          onChange={setPassword}
        />
        <Button type="submit" variant="ink" size="large" wide aria-busy={login.isPending}>
          {words.signIn}
        </Button>
      </form>
    </main>
  );
}

function refusal(error: unknown): string {
  const failure = failureOf(error);
  if (failure === undefined) return texts.common.notReachable;
  if (failure.code === 'too-many-requests') return texts.people.tooMany(failure.retryAfterSeconds ?? 60);
  return failure.code === 'wrong-credentials' ? texts.people.wrong : failure.message;
}
