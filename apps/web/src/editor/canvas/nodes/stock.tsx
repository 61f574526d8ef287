import type { BlockNode } from '@rulewright/diagram';
import { useEffect, useRef } from 'react';
import { counterStore } from '../../../live/counter-store.js';
import { formatCount } from '../../../texts/format.js';
import { texts } from '../../../texts/texts.js';

/** What the held count of a kind is called; kinds that hold nothing have none. */
const UNITS: Partial<Record<BlockNode['kind'], (count: number) => string>> = {
  'time-window': texts.canvas.held,
  'length-window': texts.canvas.held,
  'key-window': texts.canvas.held,
  window: texts.canvas.held,
  'named-window': texts.canvas.held,
  table: texts.canvas.held,
  group: texts.canvas.groups,
};

interface StockProps {
  readonly kind: BlockNode['kind'];
  /** whose held count it is */
  readonly counter: string;
}

/** What stands in a node now, at the right of its head. */
export function Stock({ kind, counter: node }: StockProps) {
  const place = useRef<HTMLSpanElement>(null);
  const number = useRef<HTMLElement>(null);
  const word = useRef<HTMLSpanElement>(null);
  const unit = UNITS[kind];
  useEffect(() => {
    if (unit === undefined) return;
    let shown: number | undefined;
    return counterStore.paint(node, (counter) => {
      const held = counter?.held;
      if (place.current === null || number.current === null || word.current === null || held === shown) return;
      shown = held;
      place.current.hidden = held === undefined;
      if (held === undefined) return;
      number.current.textContent = formatCount(held);
      word.current.textContent = unit(held);
    });
  }, [node, unit]);
  if (unit === undefined) return null;
  return (
    <span className="rw-node-stock" ref={place} hidden>
      <b ref={number} /> <span ref={word} />
    </span>
  );
}
