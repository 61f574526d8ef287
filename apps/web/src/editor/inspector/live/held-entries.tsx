import './live.css';
import type { WireHeldEntry, WireNodeInspection } from '@rulewright/contracts';
import type { Frame } from '@rulewright/diagram';
import { IconButton } from '../../../design/button/icon-button.js';
import { formatCount } from '../../../texts/format.js';
import { texts } from '../../../texts/texts.js';
import type { GroupHead } from '../../language/group-head.js';
import { GroupsHead, HeldGroup } from './held-group.js';
import { PartialMatch } from './partial-match.js';
import { RowDetails } from './row-details.js';
import { useGroupHead } from './use-group-head.js';
import { PAGE } from './use-inspection.js';

interface HeldEntriesProps {
  readonly found: WireNodeInspection;
  /** of which it is a part */
  readonly frame: Frame;
  /** engine time */
  readonly now: number;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

/** Kinds that hold something only sometimes, an output its groups: while they hold nothing, nothing is said of it. */
const OFTEN_EMPTY: ReadonlySet<string> = new Set(['stream', 'update', 'output']);

/** Window content, groups or partial matches, a page at a time. */
export function HeldEntries({ found, frame, now, offset, onOffset }: HeldEntriesProps) {
  const { held, entries, kind } = found;
  const group = entries.find((entry) => entry.kind === 'group');
  const head = useGroupHead(frame.id, group?.keys.length, group?.values.length);
  const words = texts.live;
  const isGrouped = kind === 'output' && frame.trunk.some((block) => block.kind === 'group');
  if (held === 0 && !isGrouped && OFTEN_EMPTY.has(kind)) return null;
  return (
    <section className="rw-live-part" aria-label={words.holds}>
      <h4>
        {isGrouped ? words.groups : titleOf(kind, entries)} <span className="num">{formatCount(held)}</span>
        {held > PAGE && <Pages held={held} offset={offset} onOffset={onOffset} />}
      </h4>
      {head && <GroupsHead head={head} />}
      {entries.length === 0 ? (
        <p className="hint">{words.holdsNothing}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key
        <ul className="rw-live-list" aria-label={words.holds} tabIndex={0}>
          {entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is held has no name but its place
            <li key={offset + index}>
              <Entry entry={entry} now={now} head={head} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Which entries are shown, and the way to the ones before and behind them. */
function Pages({ held, offset, onOffset }: Pick<HeldEntriesProps, 'offset' | 'onOffset'> & { readonly held: number }) {
  const words = texts.live;
  return (
    <span className="rw-live-pages">
      <IconButton
        size="small"
        icon="chevronUp"
        label={words.earlier}
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - PAGE))}
      />
      <span className="num hint">{words.page(offset + 1, Math.min(held, offset + PAGE))}</span>
      <IconButton
        size="small"
        icon="chevronDown"
        label={words.later}
        disabled={offset + PAGE >= held}
        onClick={() => onOffset(offset + PAGE)}
      />
    </span>
  );
}

function titleOf(kind: string, entries: readonly WireHeldEntry[]): string {
  const words = texts.live;
  if (kind === 'pattern' || kind === 'atom' || entries[0]?.kind === 'partial-match') return words.partialMatches;
  return entries[0]?.kind === 'group' ? words.groups : words.rows;
}

interface EntryProps {
  readonly entry: WireHeldEntry;
  readonly now: number;
  readonly head: GroupHead | undefined;
}

function Entry({ entry, now, head }: EntryProps) {
  const words = texts.live;
  switch (entry.kind) {
    case 'row':
      return <RowDetails row={entry.row} {...(entry.stream === undefined ? {} : { before: entry.stream })} />;
    case 'group':
      return <HeldGroup group={entry} head={head} />;
    case 'lookup':
      return <RowDetails row={entry.row} before={words.asks(entry.lookup)} />;
    case 'partial-match':
      return <PartialMatch entry={entry} now={now} />;
  }
}
