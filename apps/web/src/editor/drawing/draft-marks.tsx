import './drawing.css';
import { Icon } from '../../design/icon.js';
import { sentence } from '../../texts/sentence.js';
import { texts } from '../../texts/texts.js';
import { type Draft, type Point, useDraft, type Verdict } from './draft-store.js';

const BESIDE_POINTER = 14;

/** While something is carried: the loose edge, and at the pointer whether it may be let go here, with the reason if not. */
export function DraftMarks() {
  const draft = useDraft((state) => state.draft);
  const pointer = useDraft((state) => state.pointer);
  const over = useDraft((state) => state.over);
  const verdict = useDraft((state) => (state.over === undefined ? undefined : state.verdicts.get(state.over)));
  if (draft === undefined) return null;
  return (
    <>
      {draft.from && <LooseEdge from={draft.from} to={pointer} />}
      {over !== undefined && <Tip draft={draft} over={over} verdict={verdict} pointer={pointer} />}
    </>
  );
}

function LooseEdge({ from, to }: { readonly from: Point; readonly to: Point }) {
  const bend = Math.max(24, Math.abs(to.x - from.x) / 2);
  return (
    <svg className="rw-loose-edge" aria-hidden>
      <path d={`M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`} />
      <circle cx={to.x} cy={to.y} r="3.5" />
    </svg>
  );
}

interface TipProps {
  readonly draft: Draft;
  readonly over: string;
  readonly verdict: Verdict;
  readonly pointer: Point;
}

function Tip({ draft, over, verdict, pointer }: TipProps) {
  if (verdict === undefined) {
    if (draft.editAt(over === '' ? undefined : over) !== undefined) return null;
  }
  const place = { left: pointer.x + BESIDE_POINTER, top: pointer.y + BESIDE_POINTER };
  const words = texts.drawing;
  const reason = verdict?.kind === 'refused' ? verdict : undefined;
  return (
    <p className="rw-refusal" data-pointer data-takes={verdict?.kind === 'takes' || undefined} style={place} role="status">
      <Icon name={verdict?.kind === 'takes' ? 'plus' : 'not'} size={14} />
      <span>
        {verdict?.kind === 'takes' ? words.takes(draft.label) : sentence(reason?.reason ?? words.nothingHere)}
        {reason?.hint && <span className="hint">{sentence(reason.hint)}</span>}
      </span>
    </p>
  );
}
