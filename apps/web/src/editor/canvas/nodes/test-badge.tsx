import './node.css';
import { Tooltip } from '@mantine/core';
import { useStore } from 'zustand';
import { texts } from '../../../texts/texts.js';
import { testMarkStore } from '../../tests/test-mark-store.js';

/**
 * The number of the test's line that failed, at the node that held back what it expected, and what was compared there at that instant; what
 * it would take to let it through is in the tooltip.
 */
export function TestBadge({ node }: { readonly node: string }) {
  const mark = useStore(testMarkStore, (state) => (state.mark?.node === node ? state.mark : undefined));
  if (mark === undefined) return null;
  const words = mark.value === undefined ? mark.words : `${mark.words}: ${mark.value}`;
  return (
    <>
      {mark.value !== undefined && (
        <span className="rw-held-value" title={mark.value} aria-hidden>
          {mark.value}
        </span>
      )}
      <Tooltip label={words}>
        <span className="rw-badge" data-severity="error" data-test role="img" aria-label={texts.tests.heldBackAt(mark.line, words)}>
          {mark.line}
        </span>
      </Tooltip>
    </>
  );
}
