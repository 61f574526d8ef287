import '../sign-in/people.css';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { failureOf } from '../../app/api/failure.js';
import { trpc } from '../../app/api/trpc.js';
import { becomeMe } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { TextField } from '../../design/fields/text-field.js';
import { Icon } from '../../design/icon.js';
import { Logo } from '../../design/marks/logo.js';
import { texts } from '../../texts/texts.js';
import { PasswordField } from '../sign-in/password-field.js';
import { SHORTEST_PASSWORD } from '../sign-in/shortest-password.js';
import { StepRuler } from './step-ruler.js';

/** The way that the link of the first start leads to: one account that may do everything. */
export function SetUpScreen() {
  const [search] = useSearchParams();
  const token = search.get('token') ?? undefined;
  const words = texts.people;
  return (
    <main className="rw-people" style={{ alignContent: 'start' }}>
      <div className="rw-people-brand">
        <Logo size={24} />
        {texts.common.product}
      </div>
      <div>
        <div className="rw-steps-head">
          <h1>{words.setUp}</h1>
          <p>{words.setUpLead}</p>
        </div>
        <div className="rw-steps">
          <StepRuler done={1} of={3} />
          <div>
            <section className="rw-step">
              <Icon name="check" />
              <div>
                <h2>{words.thisServer}</h2>
                <p>{token === undefined ? words.thisServerLocal : words.thisServerByLink}</p>
              </div>
            </section>
            <section className="rw-step">
              <Icon name="circleDot" />
              <div>
                <h2>{words.firstAdmin}</h2>
                <FirstAdminForm token={token} />
              </div>
            </section>
          </div>
        </div>
      </div>
    </main>
  );
}

function FirstAdminForm({ token }: { readonly token: string | undefined }) {
  const [name, setName] = useState('admin');
  const [password, setPassword] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const navigate = useNavigate();
  const words = texts.people;
  const setup = useMutation(
    trpc.session.setup.mutationOptions({
      onSuccess: (me) => {
        becomeMe(me);
        void navigate('/rules', { replace: true });
      },
    }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const short = password.length < SHORTEST_PASSWORD;
    setTooShort(short);
    if (!short) setup.mutate({ name, password, ...(token === undefined ? {} : { token }) });
  };
  return (
    <form onSubmit={onSubmit} style={{ display: 'grid', gap: 16 }}>
      <TextField
        size="large"
        label={words.name}
        name="username"
        autoComplete="username"
        required
        pattern="[\p{L}\p{N}._@\-]+"
        title={words.nameRule}
        value={name}
        error={setup.error ? refusal(setup.error) : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordField
        autoComplete="new-password"
        value={password}
        hint={words.passwordHint}
        error={tooShort && password.length < SHORTEST_PASSWORD ? words.passwordShort : undefined}
        onChange={setPassword}
      />
      <div className="rw-step-actions">
        <Button type="submit" variant="ink" size="large" aria-busy={setup.isPending}>
          {words.create}
        </Button>
        <span className="hint">{words.keepsData}</span>
      </div>
    </form>
  );
}

function refusal(error: unknown): string {
  const failure = failureOf(error);
  if (failure === undefined) return texts.common.notReachable;
  if (failure.code === 'setup-done') return `${texts.people.done}. ${texts.people.doneReason}`;
  return failure.code === 'wrong-credentials' ? texts.people.linkWrong : failure.message;
}
