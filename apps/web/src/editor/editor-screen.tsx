import './editor.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { codeOf } from '../app/api/failure.js';
import { trpc } from '../app/api/trpc.js';
import { ruleAt } from '../app/rule-path.js';
import { TopBar } from '../app/shell/top-bar.js';
import { Button } from '../design/button/button.js';
import { EmptyState } from '../design/states/empty-state.js';
import { ErrorState } from '../design/states/error-state.js';
import { Loading } from '../design/states/loading.js';
import { texts } from '../texts/texts.js';
import { OpenRule } from './open-rule.js';

/** A rule is loaded once for a visit: what is edited is not replaced under the hands. The next visit asks again. */
const FRESH_FOR_THIS_VISIT = { staleTime: 5_000, gcTime: 0, refetchOnReconnect: false } as const;

/** One rule: its picture and its text, side by side on one document. */
export function EditorScreen() {
  const { '*': path = '' } = useParams();
  const name = ruleAt(path);
  const module = useQuery(trpc.modules.get.queryOptions({ name }, FRESH_FOR_THIS_VISIT));
  const layout = useQuery(trpc.layouts.get.queryOptions({ name }, FRESH_FOR_THIS_VISIT));
  if (module.data && !layout.isPending) return <OpenRule key={name} module={module.data} layout={layout.data} />;
  return (
    <>
      <TopBar title={name} />
      <main id="content" className="rw-content">
        {module.isError ? (
          <LoadFailure name={name} error={module.error} retry={() => void module.refetch()} />
        ) : (
          <Loading rows={8} />
        )}
      </main>
    </>
  );
}

interface LoadFailureProps {
  readonly name: string;
  readonly error: unknown;
  readonly retry: () => void;
}

function LoadFailure({ name, error, retry }: LoadFailureProps) {
  const navigate = useNavigate();
  const words = texts.editor;
  const toRules = <Button onClick={() => void navigate('/rules')}>{texts.shell.toRules}</Button>;
  const missing = codeOf(error) === 'not-found' || codeOf(error) === 'bad-request';
  return (
    <div className="rw-place">
      {missing ? (
        <EmptyState title={words.noSuchRule(name)} reason={words.noSuchRuleReason} actions={toRules} />
      ) : (
        <ErrorState
          title={words.loadFailed}
          detail={texts.common.notReachableDetail}
          actions={<Button onClick={retry}>{texts.common.retry}</Button>}
        />
      )}
    </div>
  );
}
