import { eplOf, type Trace, type TraceStep } from './trace.js';
import { holdsHostObject, isBeyondSafe, isCutOff } from './trace-value.js';

/*
 * Why a recorded scenario is not asked of this engine. The first reason that holds is counted; a scenario without one is in scope, whatever
 * the engine makes of it. A reason speaks of the scenario alone, never of how the engine answered.
 */

interface Reason {
  readonly reason: string;
  readonly holds: (trace: Trace, epl: string) => boolean;
}

/** EPL that shows the reason. */
function epl(reason: string, ...shows: readonly RegExp[]): Reason {
  return { reason, holds: (_, text) => shows.some((one) => one.test(text)) };
}

/** A step that shows the reason. */
function step(reason: string, shows: (step: TraceStep) => boolean): Reason {
  return { reason, holds: (trace) => trace.steps.some(shows) };
}

function rowsOf(one: TraceStep): unknown {
  if (one.op === 'out') return [one.new, one.old];
  if (one.op === 'iter' || one.op === 'faf') return one.rows;
  return one.op === 'send' || one.op === 'sendoa' ? one.e : null;
}

/** Said by the runner itself: the clock is set back while statements are deployed; ours never goes back (docs/epl-support.md). */
export const CLOCK_SET_BACK = 'the clock is set back under running statements';

const REASONS: readonly Reason[] = [
  // the host's own language
  epl(
    'static methods, constants or classes of the host language',
    /\bSupport(?:StaticMethodLib|Enum)\b/,
    /\bcom\.espertech\b/,
    /\bjava\.(?:lang|util|math|time)\b/,
    /\bnew\s+[\w.]+\s*\(/,
    /\b(?:Integer\.toString|Thread|System|EventBean|LocalDateTime)\s*\.\s*\w+/,
  ),
  epl(
    'scripts, inlined classes and plug-in functions of the host',
    /\bexpression\s+[\w<>]*\s*(?:js|mvel|groovy):/i,
    /inlined_class/i,
    /\b(?:my(?:AggFunc|singlerow|Custom|Guard|Observer|Plugin)\w*|udf|custom(?:One|Two)?|eventsAsList|concatstring|justCount)\s*\(/i,
  ),
  epl(
    "methods of the host's event classes",
    /\b(?!getMinute|getHour|getDay|getMonth|getYear|getWeek|getEra|getMilli|getSecond)(?:get|set)[A-Z]\w*\(/,
    /\bmy(?:Instance)?Method\w*\(/,
  ),
  epl('variables that the host declares', /\bTIME_WIN_\w+/, /\bD days H hours\b/),
  epl('XML, Avro or variant types', /\bavro\b/i, /\bxml\b/i, /\bvariant\b/i),
  epl('dataflow, spatial indexes, sketches', /\bdataflow\b/i, /quadtree/i, /countMinSketch/i),
  step('parameters handed over through the host API', (one) => 'epl' in one && /\?\s*(?::|::)\s*\w+|=\s*\?|\(\s*\?/.test(one.epl)),
  // kinds of statement that the engine refuses
  epl('contexts', /\bcreate\s+context\b/i, /(?:^|[\s;)])context\s+\w+\s+(?:select|insert|on|create|update|@)/i, /\bcontext\.\w+/),
  epl('tables', /\bcreate\s+table\b/i, /\binto\s+table\b/i),
  epl('match_recognize', /\bmatch_recognize\b/i),
  epl('rollup, cube and grouping sets', /\brollup\s*\(/i, /\bcube\s*\(/i, /\bgrouping\s+sets\b/i, /\bgrouping(?:_id)?\s*\(/i),
  epl('lookups in outside stores and methods', /\b(?:sql|method)\s*:/i),
  epl('derived-value views', /#(?:uni|linest|correl|weighted_avg|size)\b/i, /\bstat:\w+/i, /\bstd:size\b/i),
  epl('transpose', /\btranspose\s*\(/i),
  epl('event precedence', /\bevent-precedence\s*\(/i),
  epl("constructors and setters of the host's classes", /\bSupportBeanCtor\w+/, /\bSupportBeanArrayEvent\b/),
  // decided: docs/epl-support.md
  step(
    'a constant wider than the property of a filter, refused by Esper and taken by value here (point 82)',
    (one) =>
      one.op === 'invalid' && (/strict filter type coercion/.test(one.msg) || (one.msg === 'skip' && /\bin \(/.test(one.epl))),
  ),
  // what the recording does not hold
  epl('getters by index or key, whose values the recording does not hold', /\bindexed\s*\[/, /\bmapped\s*\(/),
  {
    reason: 'a host that was set to another time zone, clock, order of texts, precision or order of evaluation',
    holds: ({ class: name, name: variant }) =>
      /TimeZoneEST|MicrosecondResolution|MathContext|SortCollator|NoPreeval/.test(name) ||
      /microseconds|flipTime=(?:1000000|133456789)\}/.test(variant),
  },
  epl('a type of the host that no recording describes', /\bMyMapType\b/),
  step('nested values are cut off in the recording', (one) => isCutOff(rowsOf(one))),
  step('objects of the host in events or rows', (one) => holdsHostObject(rowsOf(one))),
  step('integers beyond 2^53', (one) => isBeyondSafe(rowsOf(one))),
];

/** The reason why a scenario is not run; undefined when it is in scope. */
export function outOfScope(trace: Trace): string | undefined {
  // a hook watches the compiler, it does not change what a statement does
  const text = eplOf(trace).replace(/@Hook\s*\([^)]*\)/gi, '');
  return REASONS.find((reason) => reason.holds(trace, text))?.reason;
}
