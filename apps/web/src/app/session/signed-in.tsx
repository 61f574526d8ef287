import type { ReactNode } from 'react';
import { Button } from '../../design/button/button.js';
import { ErrorState } from '../../design/states/error-state.js';
import { Loading } from '../../design/states/loading.js';
import { SignInScreen } from '../../screens/sign-in/sign-in-screen.js';
import { texts } from '../../texts/texts.js';
import { SessionProvider, useMe } from './session.js';

/** Lets only those in whom the server knows; the others find the way to sign in at the address they came for. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data: me, isError, refetch } = useMe();
  if (me !== undefined) return me.role === null ? <SignInScreen /> : <SessionProvider me={me}>{children}</SessionProvider>;
  if (!isError) return <Loading rows={8} />;
  return (
    <main className="rw-place">
      <ErrorState
        title={texts.common.notReachable}
        detail={texts.common.notReachableDetail}
        actions={<Button onClick={() => void refetch()}>{texts.common.retry}</Button>}
      />
    </main>
  );
}
