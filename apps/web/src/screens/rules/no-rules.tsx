import { useNavigate } from 'react-router';
import { NEW_RULE_PATH } from '../../app/rule-path.js';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';

/** Where there are none yet: how a rule begins, for those who may begin one. */
export function NoRules() {
  const navigate = useNavigate();
  const { may } = useSession();
  const words = texts.rules;
  return (
    <div className="rw-place">
      <EmptyState
        title={words.noneTitle}
        reason={words.noneReason}
        actions={
          may('engineer') && (
            <>
              <Button variant="ink" icon="template" onClick={() => void navigate(NEW_RULE_PATH)}>
                {words.noneTemplate}
              </Button>
              <Button icon="code" onClick={() => void navigate(`${NEW_RULE_PATH}?from=epl`)}>
                {words.noneEpl}
              </Button>
            </>
          )
        }
      />
    </div>
  );
}
