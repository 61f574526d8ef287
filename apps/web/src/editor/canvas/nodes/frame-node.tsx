import './frame.css';
import { NODE_KINDS } from '@rulewright/diagram';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../../design/icon.js';
import { Chip } from '../../../design/marks/chip.js';
import { texts } from '../../../texts/texts.js';
import { useEditor } from '../../editor-context.js';
import type { FrameFlowNode } from '../canvas-data.js';
import type { InnerBox } from '../layout.js';
import { Badge } from './badge.js';

/** A statement: its name, its annotations, its lines in the text; what it does stands inside. */
export const FrameNode = memo(function FrameNode({ id, data }: NodeProps<FrameFlowNode>) {
  const { box, lines, problem } = data;
  const { frame } = box;
  const editor = useEditor();
  return (
    <div className="rw-frame">
      <div className="rw-frame-head">
        <Icon name="grip" size={14} />
        <strong title={frame.title}>{frame.title}</strong>
        {frame.chips.map((chip) => (
          <Chip key={chip} size="small">
            {chip}
          </Chip>
        ))}
        <button
          type="button"
          tabIndex={-1}
          className="rw-frame-lines nodrag"
          aria-label={texts.canvas.selectLines(frame.title, lines.first, lines.last)}
          onClick={() => editor.select(id, { reveal: 'text' })}
        >
          {texts.canvas.lines(lines.first, lines.last)}
        </button>
      </div>
      <div className="rw-frame-far" aria-hidden>
        {familiesOf(box.children).map((family, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place in the row
          <i key={index} data-family={family} />
        ))}
      </div>
      {problem && <Badge problem={problem} />}
    </div>
  );
});

/** The family of every node of a frame, in their order: what is left of it from far away. */
function familiesOf(boxes: readonly InnerBox[]): readonly string[] {
  return boxes.flatMap((box) => {
    if (box.shape === 'block') return [NODE_KINDS[box.block.kind].family];
    return box.shape === 'branch' ? familiesOf(box.children) : ['pattern'];
  });
}
