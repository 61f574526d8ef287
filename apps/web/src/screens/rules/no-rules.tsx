import { useNavigate } from 'react-router';
import { NEW_RULE_PATH } from '../../app/rule-path.js';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';

interface NoRulesProps {
  /** what is missing without rules; left out: rules */
  readonly title?: string;
  readonly reason?: string;
}

/** Where there are none yet: how a rule begins, for those who may begin one. */
export function NoRules({ title = texts.rules.noneTitle, reason = texts.rules.noneReason }: NoRulesProps) {
  const navigate = useNavigate();
  const { may } = useSession();
  const words = texts.rules;
  return (
    <div className="rw-place">
      <EmptyState
        title={title}
        reason={reason}
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
