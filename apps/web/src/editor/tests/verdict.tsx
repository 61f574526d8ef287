import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';

/** Passed, failed, or not run yet: a mark and its word. */
export function Verdict({ passed }: { readonly passed: boolean | undefined }) {
  const words = texts.tests;
  const [icon, word] =
    passed === undefined
      ? (['circle', words.notRun] as const)
      : passed
        ? (['check', words.passed] as const)
        : (['x', words.failed] as const);
  return (
    <span className="rw-verdict" data-passed={passed} role="img" aria-label={word}>
      <Icon name={icon} size={14} />
    </span>
  );
}
