import './node.css';
import { Tooltip } from '@mantine/core';
import { texts } from '../../../texts/texts.js';
import type { Problem } from '../canvas-data.js';

/** What is wrong with a node: "!" or "×", from two problems on their number; the words are in the tooltip and in Problems. */
export function Badge({ problem }: { readonly problem: Problem }) {
  const { worst, count } = problem;
  const sign = count > 1 ? String(count) : worst.severity === 'error' ? '×' : worst.severity === 'warning' ? '!' : 'i';
  return (
    <Tooltip label={worst.message}>
      <span
        className="rw-badge"
        data-severity={worst.severity}
        role="img"
        aria-label={`${texts.canvas.problems[worst.severity]}: ${worst.message}`}
      >
        {sign}
      </span>
    </Tooltip>
  );
}
