import './test-lanes.css';
import type { WireRuleTest, WireRuleTestResult } from '@rulewright/contracts';
import { endOf, instantsOf } from '@rulewright/epl/rule-test';
import { texts } from '../../texts/texts.js';
import { writeTime } from './time-text.js';

/** More marks than this in one lane would stand on one another. */
const MOST_MARKS = 400;
/** Distances of the ruler's words, ms. */
const STEPS_MS = [
  50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000,
];
const MOST_WORDS = 6;

interface TestTimeLineProps {
  readonly test: WireRuleTest;
  readonly result: WireRuleTestResult | undefined;
}

interface Mark {
  readonly atMs: number;
  readonly look: 'event' | 'came' | 'missing' | 'unexpected';
}

/** What is sent and what is expected, to scale: a lane for each event type, and one for each statement that is asked. */
export function TestTimeLine({ test, result }: TestTimeLineProps) {
  const end = Math.max(endOf(test), 1000);
  const lanes = [...eventLanes(test), ...expectedLanes(test, result)];
  if (lanes.length === 0) return <div />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: lanes that scroll are scrolled by key
    <section className="rw-test-lanes" aria-label={texts.tests.lanes} tabIndex={0}>
      <div className="rw-test-ruler">
        {rulerWords(end).map((atMs) => (
          <span key={atMs} style={{ left: `${(atMs / end) * 96}%` }}>
            {writeTime(atMs)}
          </span>
        ))}
      </div>
      {lanes.map(({ name, words, marks }) => (
        <div className="rw-test-lane" key={name}>
          <span className="cut mono">{name}</span>
          <span className="hint num">{words}</span>
          <svg width="100%" height="24" aria-hidden>
            {thinned(marks).map((mark, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place
              <MarkShape key={index} mark={mark} left={`${(mark.atMs / end) * 96}%`} />
            ))}
          </svg>
        </div>
      ))}
    </section>
  );
}

function rulerWords(endMs: number): readonly number[] {
  const step = STEPS_MS.find((ms) => endMs / ms <= MOST_WORDS) ?? Math.ceil(endMs / MOST_WORDS / 3_600_000) * 3_600_000;
  return Array.from({ length: Math.floor((endMs * 0.95) / step) + 1 }, (_, place) => place * step);
}

function MarkShape({ mark, left }: { readonly mark: Mark; readonly left: string }) {
  if (mark.look === 'event') return <line data-look="event" x1={left} x2={left} y1="5" y2="19" />;
  return (
    <svg x={left} y="6" width="12" height="12" overflow="visible" aria-hidden>
      <path data-look={mark.look} d="M0 6 L6 0 L12 6 L6 12 Z" transform="translate(-6 0)" />
    </svg>
  );
}

function eventLanes(test: WireRuleTest) {
  const byType = new Map<string, Mark[]>();
  for (const { atMs, send } of instantsOf(test)) {
    if (send) byType.set(send.type, [...(byType.get(send.type) ?? []), { atMs, look: 'event' }]);
  }
  return [...byType].map(([name, marks]) => ({ name, words: String(marks.length), marks }));
}

function expectedLanes(test: WireRuleTest, result: WireRuleTestResult | undefined) {
  const names = new Set([...test.expect.map(({ from }) => from), ...strays(result).map(({ statement }) => statement)]);
  return [...names].map((name) => {
    const expected = test.expect.flatMap((each, index): readonly Mark[] => {
      if (each.kind === 'none' || each.from !== name) return [];
      const came = result?.delivered.find((row) => row.expectation === index);
      return [{ atMs: came?.atMs ?? each.atMs ?? 0, look: result && !came ? 'missing' : 'came' }];
    });
    const stray = strays(result).flatMap((row): readonly Mark[] =>
      row.statement === name ? [{ atMs: row.atMs, look: 'unexpected' }] : [],
    );
    const came = result ? expected.filter(({ look }) => look === 'came').length : 0;
    return { name, words: `${came} / ${expected.length}`, marks: [...expected, ...stray] };
  });
}

function strays(result: WireRuleTestResult | undefined): WireRuleTestResult['delivered'] {
  return result?.delivered.filter(({ expectation }) => expectation === null) ?? [];
}

function thinned(marks: readonly Mark[]): readonly Mark[] {
  const every = Math.ceil(marks.length / MOST_MARKS);
  return every <= 1 ? marks : marks.filter((_, index) => index % every === 0);
}
