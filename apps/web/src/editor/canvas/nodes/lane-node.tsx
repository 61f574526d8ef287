import './scope.css';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../../design/icon.js';
import { texts } from '../../../texts/texts.js';
import type { LaneFlowNode } from '../canvas-data.js';
import { ARROW, DEEPEST } from '../measure.js';
import { Connector } from './connector.js';
import { FramePorts } from './frame-ports.js';
import { LaneFoot } from './lane-foot.js';

/** Followed-by: its parts left to right, an arrow between two; at its foot how many partial matches wait. */
export const LaneNode = memo(function LaneNode({ data }: NodeProps<LaneFlowNode>) {
  const { box } = data;
  return (
    <div className="rw-scope" data-level={Math.min(box.level, DEEPEST)}>
      <div className="rw-scope-head">
        <Icon name="followedBy" size={14} />
        {texts.canvas.followedBy}
        <span className="hint">{texts.canvas.timeRunsRight}</span>
      </div>
      {box.arrows.map((arrow) => (
        <span key={arrow.x} className="rw-lane-arrow" style={{ left: arrow.x, top: arrow.y - 5 }}>
          {arrow.limit && <span className="rw-lane-limit">{arrow.limit}</span>}
          <svg width={ARROW} height={9} aria-hidden>
            <path d={`M2 4.5h${ARROW - 5}M${ARROW - 7.5} .5l4 4l-4 4`} fill="none" stroke="currentColor" strokeWidth="1.25" />
          </svg>
        </span>
      ))}
      <LaneFoot box={box} />
      {box.connector > 0 && <Connector counter={data.counter} length={box.connector} port="row" />}
      <FramePorts ports={data.ports} />
    </div>
  );
});
