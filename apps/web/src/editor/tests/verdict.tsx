import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';

interface VerdictProps {
  readonly passed: boolean | undefined;
  /** the rule has been edited since */
  readonly stale?: boolean;
}

/** Passed, failed, or not run yet: a mark and its word. */
export function Verdict({ passed, stale = false }: VerdictProps) {
  const words = texts.tests;
  const [icon, word] =
    passed === undefined
      ? (['circle', words.notRun] as const)
      : passed
        ? (['check', words.passed] as const)
        : (['x', words.failed] as const);
  return (
    <span
      className="rw-verdict"
      data-passed={passed}
      data-stale={stale || undefined}
      role="img"
      aria-label={stale ? words.stale(word) : word}
    >
      <Icon name={icon} size={14} />
    </span>
  );
}
