import './type-detail.css';
import '../../design/layout/table.css';
import type { Drift, EventTypeDetail, EventTypeSummary } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/api/trpc.js';
import { Button } from '../../design/button/button.js';
import { Icon } from '../../design/icon.js';
import { Chip } from '../../design/marks/chip.js';
import { EventValues } from '../../design/marks/event-value.js';
import { ErrorState } from '../../design/states/error-state.js';
import { formatRate } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { DriftBox } from './drift-box.js';
import { UseGraph } from './use-graph.js';

const REFRESH_MS = 5_000;
const MOST_VALUES = 3;

interface TypeDetailProps {
  readonly summary: EventTypeSummary;
  readonly types: readonly EventTypeSummary[];
}

/** One type: its properties with values seen lately, what it extends and who uses it. */
export function TypeDetail({ summary, types }: TypeDetailProps) {
  const { data, isError, refetch } = useQuery(
    trpc.eventTypes.get.queryOptions({ name: summary.name }, { refetchInterval: REFRESH_MS }),
  );
  const words = texts.eventTypes;
  return (
    <>
      <header className="rw-type-head">
        <h2 className="mono">{summary.name}</h2>
        <Chip>{words.madeIn(summary.origin, summary.module)}</Chip>
        <span className="num">{formatRate(summary.eventsPerSecond)}</span>
      </header>
      <div>{data && <DriftBox drifts={data.drifts} readBy={data.readBy} />}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key */}
      <section className="rw-table-scroll" aria-label={words.propertiesOf(summary.name)} tabIndex={0}>
        <table className="rw-table">
          <thead>
            <tr>
              <th>{words.property}</th>
              <th className="rw-col-type">{words.propertyType}</th>
              <th className="rw-col-filled rw-cell-right">{words.filled}</th>
              <th>{words.samples}</th>
              <th className="rw-col-type">{words.from}</th>
            </tr>
          </thead>
          <tbody>
            {summary.properties.map((property) => (
              <tr key={property.name} className="rw-type-property">
                <td className="mono">
                  {property.name} <DriftMark drift={summary.drifts.find((drift) => drift.property === property.name)} />
                </td>
                <td className="mono hint">{property.type}</td>
                <td className="num rw-cell-right">{filledOf(data, property.name)}</td>
                <td className="mono hint">
                  <EventValues values={valuesOf(data, property.name)} between=", " />
                </td>
                <td className="hint">{declaredBy(summary, property.name, types)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="rw-type-use" aria-label={words.use}>
        <h3>
          {words.use} <span className="hint">{words.useHint}</span>
        </h3>
        {data || !isError ? (
          <UseGraph name={summary.name} detail={data} types={types} />
        ) : (
          <ErrorState
            title={words.detailFailed}
            detail={texts.common.notReachableDetail}
            actions={<Button onClick={() => void refetch()}>{texts.common.retry}</Button>}
          />
        )}
      </section>
    </>
  );
}

/** A property whose values are not what it is declared for. */
function DriftMark({ drift }: { readonly drift: Drift | undefined }) {
  if (drift === undefined) return null;
  return (
    <span className="rw-drifts" role="img" aria-label={texts.eventTypes.drifting(1)}>
      <Icon name="warning" size={14} />
    </span>
  );
}

/** The share of the newest events in which a property has a value. */
function filledOf(detail: EventTypeDetail | undefined, property: string): string {
  const samples = detail?.samples ?? [];
  if (samples.length === 0) return '—';
  const filled = samples.filter((sample) => sample[property] !== undefined && sample[property] !== null).length;
  return `${Math.round((100 * filled) / samples.length)} %`;
}

function valuesOf(detail: EventTypeDetail | undefined, property: string): readonly string[] {
  const values = (detail?.samples ?? []).flatMap((sample) => {
    const value = sample[property];
    if (value === undefined || value === null) return [];
    return [typeof value === 'string' ? value : JSON.stringify(value)];
  });
  return [...new Set(values)].slice(0, MOST_VALUES);
}

/** The farthest type above that has the property already. */
function declaredBy({ name, supertypes }: EventTypeSummary, property: string, types: readonly EventTypeSummary[]): string {
  const owner = [...supertypes]
    .reverse()
    .find((each) => types.find((type) => type.name === each)?.properties.some((one) => one.name === property));
  return owner ?? name;
}
