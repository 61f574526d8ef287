import './detect.css';
import type { EventTypeSummary } from '@rulewright/contracts';
import type { EventRecord } from '@rulewright/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { trpc } from '../../app/api/trpc.js';
import { useSession } from '../../app/session/session.js';
import { texts } from '../../texts/texts.js';
import { eventsIn } from './detect.js';

const REFRESH_MS = 3_000;
const MOST_LETTERS = 100;
const LETTERS = '\0letters';

interface LiveSamplesProps {
  readonly types: readonly EventTypeSummary[];
  readonly onEvents: (events: readonly EventRecord[]) => void;
}

/** The newest events of a type, or those that no rule has seen, asked for again as they come. */
export function LiveSamples({ types, onEvents }: LiveSamplesProps) {
  const [chosen, setChosen] = useState('');
  const words = texts.eventTypes;
  const declared = types.filter(({ origin }) => origin === 'schema');
  const { may } = useSession();
  const letters = useUntaken(may('analyst'));
  const ofType = useQuery(
    trpc.eventTypes.get.queryOptions(
      { name: chosen },
      { enabled: chosen !== '' && chosen !== LETTERS, refetchInterval: REFRESH_MS },
    ),
  );
  const events = chosen === LETTERS ? letters : ofType.data?.samples;
  useEffect(() => onEvents(events ?? []), [events, onEvents]);
  return (
    <>
      <select
        className="rw-detect-source"
        aria-label={words.liveSource}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{words.chooseSource}</option>
        {letters.length > 0 && <option value={LETTERS}>{words.untaken(letters.length)}</option>}
        {declared.map(({ name }) => (
          <option key={name} value={name}>
            {words.newestOf(name)}
          </option>
        ))}
      </select>
      {chosen !== '' && events?.length === 0 && <p className="hint">{words.noneYet}</p>}
    </>
  );
}

const NONE: readonly EventRecord[] = [];

/** Records that no rule has seen because no type fits them, as far as they are JSON. */
function useUntaken(mayRead: boolean): readonly EventRecord[] {
  const { data } = useQuery(
    trpc.deadLetters.list.queryOptions(
      { states: ['held'], code: 'event-type-unknown', limit: MOST_LETTERS },
      {
        enabled: mayRead,
        refetchInterval: REFRESH_MS,
        select: ({ letters }) => letters.flatMap(({ text }) => (eventsIn(text) ?? []) as readonly EventRecord[]),
      },
    ),
  );
  return data ?? NONE;
}
