import { useRouteError } from 'react-router';
import { Button } from '../design/button/button.js';
import { ErrorState } from '../design/states/error-state.js';
import { texts } from '../texts/texts.js';

/** A screen that broke by a fault of ours: says so, and what still stands. */
export function RouteFault() {
  const error = useRouteError();
  const words = texts.common;
  const what = error instanceof Error ? error.message : String(error);
  return (
    <main className="rw-place">
      <ErrorState
        title={words.wentWrong}
        detail={
          <>
            {words.wentWrongDetail} <span className="mono">{what}</span>
          </>
        }
        actions={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      />
    </main>
  );
}
