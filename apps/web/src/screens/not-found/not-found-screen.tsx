import { useNavigate } from 'react-router';
import { TopBar } from '../../app/shell/top-bar.js';
import { Button } from '../../design/button/button.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const navigate = useNavigate();
  const words = texts.shell;
  return (
    <>
      <TopBar title={texts.common.product} />
      <main id="content" className="rw-place">
        <EmptyState
          title={words.notFoundTitle}
          reason={words.notFoundReason}
          actions={<Button onClick={() => void navigate('/rules')}>{words.toRules}</Button>}
        />
      </main>
    </>
  );
}
