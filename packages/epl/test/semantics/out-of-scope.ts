import type { Diagnostic } from '@rulewright/core';

/** A recorded text with what our checker says of it. */
export interface Judged {
  readonly epl: string;
  readonly area: string;
  readonly errors: readonly Diagnostic[];
}

/** A reason for which our answer to a text may differ from Esper's, and how to know such a text. */
export interface Reason {
  readonly reason: string;
  readonly applies: (judged: Judged) => boolean;
}

const says = (judged: Judged, pattern: RegExp): boolean => judged.errors.some(({ message }) => pattern.test(message));
const every = (judged: Judged, pattern: RegExp): boolean =>
  judged.errors.length > 0 && judged.errors.every(({ code, message }) => pattern.test(`${code}: ${message}`));
const reads = (pattern: RegExp) => (judged: Judged) => pattern.test(judged.epl);

/**
 * Why a text that Esper accepts is refused here. The order matters: the first that applies is counted. What the catalogue refuses is told
 * by the checker itself (`support-refused`) and is counted under that name.
 */
export const REFUSED_HERE: readonly Reason[] = [
  {
    reason: 'not supported, says the catalogue',
    applies: (judged) => judged.errors.some(({ code }) => code.startsWith('support-')),
  },
  { reason: 'scripts', applies: reads(/\b(js|mvel):/i) },
  { reason: 'spatial indexes and functions', applies: (judged) => judged.area === 'epl_spatial' },
  { reason: 'objects and arrays of Java classes (new)', applies: reads(/\bnew\s+[\w.$]+\s*[([]/) },
  { reason: 'statements called for what they do to a Java object', applies: reads(/\bset\s[^;]*\w\([^)]*\)\s*(?:,|;|$)/) },
  { reason: 'substitution parameters of a deployment', applies: (judged) => says(judged, /substitution parameter/) },
  {
    reason: 'properties in any case, by configuration',
    applies: reads(/\bTHESTRING\b|\bThEsTrInG\b|\bMYPROPERTY\b|\bNESTED\.NESTEDVALUE\b/),
  },
  {
    reason: 'Java classes as types of columns and variables',
    applies: (judged) =>
      says(judged, /type "([\w.$]*[.$][\w.$]+|Optional|SupportEnum|BookDesc|SupportMarkerInterface)" is not declared/),
  },
  {
    reason: 'methods, fields and constants of Java classes',
    applies: (judged) =>
      says(judged, /nothing in scope is called "(com|java|[A-Z]\w*)"/) || says(judged, /^a value of type \S+ has no method/),
  },
  { reason: 'functions that the recorded host plugged in', applies: (judged) => says(judged, /^there is no function/) },
  {
    reason: 'types and variables that the recorded host was configured with',
    applies: (judged) => every(judged, /is not declared|there is no variable|nothing in scope|has no property|insert-column/),
  },
  { reason: 'variant streams, by configuration', applies: (judged) => judged.area === 'event_variant' },
  { reason: 'beans whose indexed and mapped properties have other types', applies: (judged) => judged.area === 'epl_join' },
  { reason: 'an aggregate inside an aggregate', applies: (judged) => says(judged, /may not stand in another aggregate/) },
  {
    reason: 'aggregates in the condition of an expression window',
    applies: (judged) => says(judged, /aggregate .* may not stand in the window argument/),
  },
];

/** Why a text that Esper refuses is accepted here. */
export const ACCEPTED_HERE: readonly Reason[] = [
  { reason: 'a filter that compares with a wider number', applies: reads(/intPrimitive in \((1L?, 10L|a\.longPrimitive)/) },
  { reason: 'the form in which events are held does not matter', applies: reads(/create objectarray schema|JsonSchema|'avro'/) },
  { reason: 'variant streams, by configuration', applies: (judged) => judged.area === 'event_variant' },
  { reason: 'collections whose element type Java keeps to itself', applies: reads(/\b(contained|strvals|beans)\.|objectOne=/) },
  {
    reason: 'a subquery of several columns is a record whose fields are known only at run time',
    applies: reads(/\(select theString, intPrimitive from/),
  },
];
