import './event-types.css';
import type { EventTypeSummary } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { trpc } from '../../app/api/trpc.js';
import { TopBar } from '../../app/shell/top-bar.js';
import { SearchField } from '../../design/fields/search-field.js';
import { Icon } from '../../design/icon.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { ErrorState } from '../../design/states/error-state.js';
import { Loading } from '../../design/states/loading.js';
import { formatRate } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { NoRules } from '../rules/no-rules.js';
import { DetectPanel } from './detect-panel.js';
import { TypeDetail } from './type-detail.js';
import { type TypeRow, typeRows } from './type-tree.js';

const REFRESH_MS = 5_000;

/** The shapes of all events: what they have, what they extend, who reads them; and the shape of a sample. */
export function EventTypesScreen() {
  const words = texts.eventTypes;
  const types = useQuery(trpc.eventTypes.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  return (
    <>
      <TopBar title={words.title} facts={types.data && <span className="hint">{factsOf(types.data)}</span>} />
      <main id="content" className="rw-content">
        {types.isError && !types.data && (
          <div className="rw-place">
            <ErrorState title={words.failed} detail={texts.common.notReachableDetail} />
          </div>
        )}
        {types.isPending && <Loading rows={8} />}
        {types.data && <Types types={types.data} />}
      </main>
    </>
  );
}

/** How many there are, and how many differ from what comes. */
function factsOf(types: readonly EventTypeSummary[]): string {
  const drifts = types.filter((type) => type.drifts.length > 0).length;
  const words = texts.eventTypes;
  return drifts === 0 ? words.count(types.length) : `${words.count(types.length)}, ${words.drifts(drifts)}`;
}

function Types({ types }: { readonly types: readonly EventTypeSummary[] }) {
  const [search, setSearch] = useSearchParams();
  const sought = search.get('q') ?? '';
  const { declared, derived } = typeRows(types, sought);
  const chosen = types.find(({ name }) => name === search.get('type')) ?? declared[0]?.type ?? derived[0]?.type;
  const words = texts.eventTypes;
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(key);
    else next.set(key, value);
    setSearch(next, { replace: true });
  };
  return (
    <div className="rw-event-types">
      <nav className="rw-type-list" aria-label={words.title}>
        <div className="rw-type-search">
          <SearchField label={words.search} value={sought} onChange={(text) => set('q', text)} />
        </div>
        <div className="rw-type-columns" aria-hidden>
          <span>{words.type}</span>
          <span>{words.properties}</span>
          <span>{words.rate}</span>
        </div>
        <div className="rw-type-rows">
          <Rows rows={declared} chosen={chosen} onChoose={(name) => set('type', name)} />
          {derived.length > 0 && <h2>{words.derived}</h2>}
          <Rows rows={derived} chosen={chosen} onChoose={(name) => set('type', name)} />
          {types.length > 0 && declared.length + derived.length === 0 && (
            <EmptyState title={words.nothing(sought)} reason={words.nothingReason} />
          )}
        </div>
      </nav>
      <section className="rw-type-detail" aria-label={words.detail}>
        {chosen && <TypeDetail key={chosen.name} summary={chosen} types={types} />}
        {types.length === 0 && <NoRules title={words.noneTitle} reason={words.noneReason} />}
      </section>
      <aside className="rw-type-detect" aria-label={words.detect}>
        <DetectPanel types={types} />
      </aside>
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly TypeRow[];
  readonly chosen: EventTypeSummary | undefined;
  readonly onChoose: (name: string) => void;
}

function Rows({ rows, chosen, onChoose }: RowsProps) {
  const words = texts.eventTypes;
  return (
    <ul>
      {rows.map(({ type, depth }) => (
        <li key={type.name}>
          <button
            type="button"
            className="rw-type-entry"
            aria-current={type === chosen}
            style={{ paddingLeft: 12 + depth * 20 }}
            onClick={() => onChoose(type.name)}
          >
            <Icon name={iconOf(type)} size={14} />
            <span className="rw-type-called">
              <span className="cut">{type.name}</span>
              {type.drifts.length > 0 && (
                <span className="rw-drifts" role="img" aria-label={words.drifting(type.drifts.length)}>
                  <Icon name="warning" size={14} />
                </span>
              )}
            </span>
            <span className="num">{depth > 0 ? `+${type.properties.length}` : type.properties.length}</span>
            <span className="num">{formatRate(type.eventsPerSecond)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function iconOf({ origin }: EventTypeSummary) {
  if (origin === 'window' || origin === 'table') return 'namedWindow';
  return origin === 'schema' ? 'typeInList' : 'derivedStream';
}
