import './scope.css';
import { useEffect, useRef } from 'react';
import { counterStore } from '../../../live/counter-store.js';
import { texts } from '../../../texts/texts.js';
import type { LaneBox } from '../layout.js';
import { waitedFor } from '../waited-for.js';

/** How many partial matches wait for each part; while nothing is counted, how many parts there are. Written without rendering. */
export function LaneFoot({ box }: { readonly box: LaneBox }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const parts = waitedFor(box);
    const held = new Map<string, number>();
    const write = () => {
      if (place.current === null) return;
      const counts = parts.map(({ name, atom }) => ({ name, count: held.get(atom) ?? 0 }));
      place.current.textContent = held.size > 0 ? texts.canvas.waiting(counts) : texts.canvas.inThisOrder(box.children.length);
    };
    write();
    const ends = parts.map(({ atom }) =>
      counterStore.paint(atom, (counter) => {
        if (counter) held.set(atom, counter.held);
        else held.delete(atom);
        write();
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [box]);
  return (
    <div className="rw-lane-foot">
      <svg width={12} height={10} aria-hidden>
        <path d="M1.5 10V6M5.5 10V3M9.5 10V0" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span ref={place} />
    </div>
  );
}
