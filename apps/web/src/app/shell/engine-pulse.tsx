import './shell.css';
import type { EngineState } from '@rulewright/contracts';
import { TickSpark } from '../../design/marks/tick-spark.js';
import { useConnection } from '../../live/connection-store.js';
import { useVitals } from '../../live/engine-store.js';
import { formatCount, formatSpan, NONE } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { BrokenConnection, ConnectionMark, type MarkKind } from './connection-mark.js';

/** An engine that does not run looks like a connection that is not whole: the same four shapes. */
const MARKS = { running: 'live', recovering: 'catching-up', 'stand-by': 'stale', stopped: 'failed' } satisfies Record<
  EngineState,
  MarkKind
>;

/** The engine at a glance, on every screen: its state, its rate now and over the last ticks, how far it lags. */
export function EnginePulse() {
  const connection = useConnection();
  const { pulse, ticks } = useVitals();
  const words = texts.shell;
  const live = connection.kind === 'live';
  const rate = pulse ? formatCount(pulse.eventsPerSecond) : NONE;
  return (
    <section className="rw-pulse" aria-label={words.engine} data-stale={live ? undefined : true}>
      <BrokenConnection connection={connection} />
      {live && <ConnectionMark kind={MARKS[pulse?.state ?? 'running']} word={words.engineStates[pulse?.state ?? 'running']} />}
      <span className="num rw-pulse-rate">{rate}</span> {words.eventsPerSecond}
      <TickSpark counts={ticks} width={48} height={11} base label={words.rateLabel(rate)} />
      <span className="rw-pulse-lag-word">{words.lag}</span>
      <span className="num rw-pulse-lag">{pulse ? formatSpan(pulse.lagMs) : NONE}</span>
    </section>
  );
}
