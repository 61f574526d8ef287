import './marks.css';
import type { Severity } from '@rulewright/contracts';
import { texts } from '../../texts/texts.js';

/** How many of the four ticks are lit. */
const LIT = { critical: 4, high: 3, medium: 2, low: 1, info: 0 } satisfies Record<Severity, number>;

/** Four bars, 2 wide and 2 apart, 4 to 10 high. */
const BARS = [0, 1, 2, 3].map((index) => ({ index, x: index * 4, height: 4 + index * 2 }));

/** A severity as ticks and, unless the column's head says what it is, its word. */
export function SeverityTicks({ severity, word = true }: { readonly severity: Severity; readonly word?: boolean }) {
  const name = texts.severities[severity];
  const lit = LIT[severity];
  return (
    <span className="rw-severity" data-severity={severity}>
      <svg
        width="14"
        height="10"
        viewBox="0 0 14 10"
        role={word ? undefined : 'img'}
        aria-label={word ? undefined : name}
        aria-hidden={word}
      >
        {BARS.map(({ index, x, height }) =>
          severity === 'info' ? (
            <rect key={index} x={x + 0.5} y={10.5 - height} width={1} height={height - 1} />
          ) : (
            <rect key={index} x={x} y={10 - height} width={2} height={height} data-lit={index < lit || undefined} />
          ),
        )}
      </svg>
      {word && name}
    </span>
  );
}
