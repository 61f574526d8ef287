import { useState } from 'react';
import { EventValue } from '../../design/marks/event-value.js';
import { texts } from '../../texts/texts.js';

/** Of a longer list so many are shown at first: what a window held must not push the events behind the alert out of sight. */
const FIRST = 3;

/** A value of an alert, one entry a line; a long list is folded to its first ones. */
export function FoldedValues({ lines }: { readonly lines: readonly string[] }) {
  const [open, setOpen] = useState(false);
  // one that is hidden would take the place of the words that hide it
  const folds = lines.length > FIRST + 1;
  const shown = folds && !open ? lines.slice(0, FIRST) : lines;
  return (
    <>
      {shown.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place in the list
        <div key={index}>
          <EventValue text={line} />
        </div>
      ))}
      {folds && (
        <button type="button" className="rw-detail-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? texts.alerts.fewerValues : texts.canvas.more(lines.length - FIRST)}
        </button>
      )}
    </>
  );
}
