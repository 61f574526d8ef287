import './inspector.css';
import { useEffect, useRef } from 'react';
import { counterStore, type NodeCounter } from '../../live/counter-store.js';
import { formatCount, NONE } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { LiveText, rateText } from '../canvas/nodes/live-text.js';

const FIGURES = [
  { label: texts.editor.rate, write: (counter: NodeCounter) => rateText(counter) || NONE },
  { label: texts.editor.out, write: (counter: NodeCounter) => formatCount(counter.passed) },
];

/**
 * What passes a node that the engine counts by itself; hidden while it has not counted it, so that no figure is there without a
 * value.
 */
export function CountedFigures({ node }: { readonly node: string }) {
  const list = useRef<HTMLDListElement>(null);
  useEffect(
    () =>
      counterStore.paint(node, (counter) => {
        if (list.current) list.current.hidden = counter === undefined;
      }),
    [node],
  );
  return (
    <dl className="rw-figures" ref={list} hidden>
      {FIGURES.map(({ label, write }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <LiveText node={node} className="num" write={write} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
