import { Button } from '../../design/button/button.js';
import { ErrorState } from '../../design/states/error-state.js';
import { texts } from '../../texts/texts.js';

/** The list of rules did not come, and nothing is known of it from before. */
export function RulesFailed({ retry }: { readonly retry: () => void }) {
  return (
    <div className="rw-place">
      <ErrorState
        title={texts.rules.failed}
        detail={texts.common.notReachableDetail}
        actions={<Button onClick={retry}>{texts.common.retry}</Button>}
      />
    </div>
  );
}
