import './scope.css';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../../design/icon.js';
import type { BranchFlowNode } from '../canvas-data.js';

/** One `when` clause of a merge, around its actions. */
export const BranchNode = memo(function BranchNode({ data }: NodeProps<BranchFlowNode>) {
  const { branch } = data.box;
  return (
    <div className="rw-branch">
      <div className="rw-branch-head">
        <Icon name="circle" size={14} />
        {branch.word}
        {branch.condition && (
          <span className="mono" title={branch.condition}>
            {branch.condition}
          </span>
        )}
      </div>
    </div>
  );
});
