import './node.css';
import { Tooltip } from '@mantine/core';
import { useStore } from 'zustand';
import { texts } from '../../../texts/texts.js';
import { testMarkStore } from '../../tests/test-mark-store.js';

/** The number of the test's line that failed, at the node that held back what it expected, and what it would take to let it through. */
export function TestBadge({ node }: { readonly node: string }) {
  const mark = useStore(testMarkStore, (state) => (state.mark?.node === node ? state.mark : undefined));
  if (mark === undefined) return null;
  return (
    <Tooltip label={mark.words}>
      <span
        className="rw-badge"
        data-severity="error"
        data-test
        role="img"
        aria-label={texts.tests.heldBackAt(mark.line, mark.words)}
      >
        {mark.line}
      </span>
    </Tooltip>
  );
}
