import './live.css';
import type { WireNodeInspection } from '@rulewright/contracts';
import { useState } from 'react';
import { useConnection } from '../../../live/connection-store.js';
import { formatCount } from '../../../texts/format.js';
import { texts } from '../../../texts/texts.js';
import type { IndexedNode } from '../../document/diagram-index.js';
import { HeldEntries } from './held-entries.js';
import { lookedAt } from './looked-at.js';
import { RecentRows } from './recent-rows.js';
import { useInspection } from './use-inspection.js';

/** What the selected part holds now and what passes it, as the engine says; nothing is shown that it does not say. */
export function LiveInside({ node }: { readonly node: IndexedNode }) {
  const [offset, setOffset] = useState(0);
  const reading = useInspection(node, offset);
  const stale = useConnection().kind !== 'live';
  const words = texts.live;
  if (lookedAt(node).nodes.length === 0) return null;
  if (reading === undefined) return <p className="rw-live-none">{stale ? words.away : words.asking}</p>;
  if (!reading.running) return <p className="rw-live-none">{words.notRunning}</p>;
  if (reading.found === null) return <p className="rw-live-none">{words.notInRunning}</p>;
  return (
    <div data-stale={stale || undefined} className="rw-live">
      <Totals found={reading.found} now={reading.time} />
      <HeldEntries found={reading.found} frame={node.frame} now={reading.time} offset={offset} onOffset={setOffset} />
      <RecentRows found={reading.found} />
    </div>
  );
}

/** Since it was deployed. */
function Totals({ found, now }: { readonly found: WireNodeInspection; readonly now: number }) {
  const { inserted, removed, waiting, due } = found;
  const words = texts.live;
  return (
    <dl className="rw-figures">
      <div>
        <dt>{words.sinceDeployed}</dt>
        <dd className="num">{formatCount(inserted)}</dd>
      </div>
      {removed > 0 && (
        <div>
          <dt>{words.removed}</dt>
          <dd className="num">{formatCount(removed)}</dd>
        </div>
      )}
      {waiting > 0 && (
        <div>
          <dt>{words.waiting}</dt>
          <dd className="num">{words.waitingUntil(waiting, due === undefined ? undefined : due - now)}</dd>
        </div>
      )}
    </dl>
  );
}
