import '../sign-in/people.css';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { failureOf } from '../../app/api/failure.js';
import { api } from '../../app/api/trpc.js';
import { becomeMe } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { Logo } from '../../design/marks/logo.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';
import { PasswordField } from '../sign-in/password-field.js';
import { SHORTEST_PASSWORD } from '../sign-in/shortest-password.js';

/** Where the one-time link of an administrator leads: a pass phrase is set, and its owner is signed in with it. */
export function SetPasswordScreen() {
  const [search] = useSearchParams();
  const token = search.get('token');
  const navigate = useNavigate();
  const words = texts.people;
  return (
    <main className="rw-people">
      <div className="rw-people-brand">
        <Logo size={24} />
        {texts.common.product}
      </div>
      {token ? (
        <PasswordForm token={token} />
      ) : (
        <EmptyState
          title={words.noLink}
          reason={words.noLinkReason}
          actions={<Button onClick={() => void navigate('/rules')}>{words.signIn}</Button>}
        />
      )}
    </main>
  );
}

function PasswordForm({ token }: { readonly token: string }) {
  const [password, setPassword] = useState('');
  const [tooShort, setTooShort] = useState(false);
  // whose pass phrase was set: the link is spent then, and only signing in is left to try again
  const [owner, setOwner] = useState<string>();
  const navigate = useNavigate();
  const words = texts.people;
  const set = useMutation({
    mutationFn: async () => {
      const name = owner ?? (await api.session.setPassword.mutate({ token, password })).name;
      setOwner(name);
      return api.session.login.mutate({ name, password });
    },
    onSuccess: (me) => {
      becomeMe(me);
      void navigate('/rules', { replace: true });
    },
  });
  const short = password.length < SHORTEST_PASSWORD;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTooShort(short);
    if (!short) set.mutate();
  };
  const error = tooShort && short ? words.passwordShort : set.error ? refusal(set.error, owner !== undefined) : undefined;
  return (
    <form className="rw-people-form" onSubmit={onSubmit}>
      <h1>{words.setPassword}</h1>
      <PasswordField
        autoComplete="new-password"
        value={password}
        readOnly={owner !== undefined}
        hint={words.passwordHint}
        error={error}
        onChange={setPassword}
      />
      <Button type="submit" variant="ink" size="large" wide aria-busy={set.isPending}>
        {owner === undefined ? words.setAndSignIn : words.signIn}
      </Button>
      <p className="hint">{words.endsSessions}</p>
    </form>
  );
}

function refusal(error: unknown, isSet: boolean): string {
  if (isSet) return texts.people.setOnly(reasonOf(error));
  return failureOf(error)?.code === 'wrong-credentials' ? texts.people.linkOver : reasonOf(error);
}

function reasonOf(error: unknown): string {
  const failure = failureOf(error);
  if (failure === undefined) return texts.common.notReachable;
  return failure.code === 'too-many-requests' ? texts.people.tooMany(failure.retryAfterSeconds ?? 60) : failure.message;
}
