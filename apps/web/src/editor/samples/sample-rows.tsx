import './samples.css';
import type { EventTypeSummary } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/api/trpc.js';
import { EventValues } from '../../design/marks/event-value.js';
import { shownDirections } from '../../texts/shown-directions.js';
import { texts } from '../../texts/texts.js';
import { useEditor } from '../editor-context.js';
import { valueText } from '../inspector/live/value-text.js';
import { laySample, type Sample } from './sample-store.js';
import { useSampleDrag } from './use-sample-drag.js';

const REFRESH_MS = 5_000;
const SHOWN = 4;

/** The newest events of a type: each is dragged onto the canvas, or put after what is selected by a click or Enter. */
export function SampleRows({ type }: { readonly type: EventTypeSummary }) {
  const { data } = useQuery(trpc.eventTypes.get.queryOptions({ name: type.name }, { refetchInterval: REFRESH_MS }));
  const editor = useEditor();
  const dragOf = useSampleDrag();
  const samples = data?.samples.slice(0, SHOWN) ?? [];
  if (samples.length === 0) return null;
  const lay = (sample: Sample, element: HTMLElement) => {
    const { right, top } = element.getBoundingClientRect();
    laySample({ sample, at: editor.state.selected, point: { x: right + 8, y: top } });
  };
  return (
    <li>
      <p className="rw-samples-head">{texts.samples.newest}</p>
      <ul aria-label={texts.samples.newestOf(type.name)}>
        {samples.map((event, index) => {
          const sample: Sample = { type: type.name, properties: type.properties, event };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place: the newest event is the first
            <li key={index} className="rw-type-row" data-level={2}>
              <button
                type="button"
                className="rw-type-name"
                data-sample={type.name}
                aria-label={texts.samples.sample(lineOf(sample))}
                title={`${lineOf(sample)}\n${texts.samples.drag}`}
                onClick={({ currentTarget }) => lay(sample, currentTarget)}
                {...dragOf(sample)}
              >
                <span className="cut">
                  <Said sample={sample} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

const BETWEEN = ' · ';

/** What an event says, or that it says nothing. */
function Said({ sample }: { readonly sample: Sample }) {
  const values = valuesOf(sample);
  if (values.length === 0) return <span className="hint">{texts.samples.noProperties}</span>;
  return <EventValues values={values} between={BETWEEN} />;
}

function lineOf(sample: Sample): string {
  return valuesOf(sample).map(shownDirections).join(BETWEEN) || texts.samples.noProperties;
}

/** The values of an event, in the order of its type. */
function valuesOf({ event, properties }: Sample): readonly string[] {
  const declared = properties.map(({ name }) => name);
  const names = [...declared, ...Object.keys(event).filter((name) => !declared.includes(name))];
  return names.flatMap((name) => {
    const value = event[name] ?? null;
    return value === null ? [] : [valueText(value)];
  });
}
