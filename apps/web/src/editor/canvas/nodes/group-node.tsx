import './group.css';
import { type NodeProps, type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../../design/button/icon-button.js';
import { texts } from '../../../texts/texts.js';
import { withLabel, withoutGroupsOf } from '../../document/frame-groups.js';
import { useEditor } from '../../editor-context.js';
import type { GroupFlowNode } from '../canvas-data.js';
import { nameGroup, useNamed } from '../named-group-store.js';

/** A labelled frame around statements. Its head is taken to move them all; its label is written in place. */
export const GroupNode = memo(function GroupNode({ data }: NodeProps<GroupFlowNode>) {
  const { group, frames } = data.box;
  const editor = useEditor();
  const naming = useNamed(group.id);
  const mayEdit = editor.mayNotEdit === undefined;
  const words = texts.canvas.frameGroups;
  return (
    <section className="rw-group" aria-label={words.named(group.label)}>
      <div className="rw-group-head">
        {naming ? (
          <LabelField id={group.id} label={group.label} />
        ) : (
          <>
            <button
              type="button"
              className="rw-group-label"
              aria-label={words.select(group.label)}
              onClick={() => editor.selectAll(frames)}
              onDoubleClick={() => mayEdit && nameGroup(group.id)}
            >
              {group.label}
            </button>
            {mayEdit && (
              <span className="rw-group-tools nodrag">
                <IconButton size="small" icon="pencil" label={words.rename(group.label)} onClick={() => nameGroup(group.id)} />
                <IconButton
                  size="small"
                  icon="x"
                  label={words.ungroup(group.label)}
                  onClick={() => editor.arrange({ groups: withoutGroupsOf(editor.state.groups, new Set(group.frames)) })}
                />
              </span>
            )}
          </>
        )}
      </div>
    </section>
  );
});

/** Moves the view just so far that an element of it is seen; scrolling would move the pane out of its place. */
function bringIntoSight(flow: ReactFlowInstance, element: HTMLElement): void {
  const pane = element.closest('.react-flow')?.getBoundingClientRect();
  if (pane === undefined) return;
  const { left, top } = element.getBoundingClientRect();
  const [dx, dy] = [Math.max(0, pane.left + EDGE - left), Math.max(0, pane.top + EDGE - top)];
  const { x, y, zoom } = flow.getViewport();
  if (dx > 0 || dy > 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}

const EDGE = 12;

function LabelField({ id, label }: { readonly id: string; readonly label: string }) {
  const editor = useEditor();
  const [draft, setDraft] = useState(label);
  const field = useRef<HTMLInputElement>(null);
  const flow = useReactFlow();
  useEffect(() => {
    const input = field.current;
    input?.focus({ preventScroll: true });
    if (input) bringIntoSight(flow, input);
  }, [flow]);
  const commit = () => {
    nameGroup(undefined);
    const text = draft.trim();
    if (text !== '' && text !== label) editor.arrange({ groups: withLabel(editor.state.groups, id, text) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') nameGroup(undefined);
  };
  return (
    <input
      className="rw-group-name nodrag nopan"
      aria-label={texts.canvas.frameGroups.label}
      ref={field}
      maxLength={200}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
