import { annotationNamed, CATALOGUE } from '../../semantics/catalogue/catalogue.js';
import type { ViewEntry } from '../../semantics/catalogue/entry.js';
import { scopeAt } from '../../semantics/scope/bindings.js';
import { EMPTY_SCOPE, type Scope } from '../../semantics/scope/scope.js';
import type { World } from '../../semantics/world.js';
import type { Expected, NameRole } from '../../syntax/expectation.js';
import { TIME_UNITS } from '../../syntax/keyword.js';
import { expectedAt } from '../../syntax/parse.js';
import { type Analysis, analyse } from '../analysis.js';
import { type Completion, type CompletionList, plain, RANK } from './completion.js';
import { annotationArguments, annotationCompletions, callables } from './from-catalogue.js';
import { members, namesInScope, written } from './from-scope.js';
import { PATTERN_SNIPPETS, STATEMENT_SNIPPETS } from './snippets.js';

/** A caret in a text: what the grammar allows there and what is in scope there. */
interface Caret {
  readonly text: string;
  readonly offset: number;
  readonly expected: Expected;
  readonly scope: Scope;
  readonly world: World;
}

/**
 * What may stand at `offset`: the words that the parser would take there, and for each kind of name that it would take, the names that are
 * in scope. Items are not filtered by what is typed already; the editor does that. O(text).
 */
export function complete(text: string, offset: number, world: World): CompletionList {
  const expected = expectedAt(text, offset);
  const analysis = analyse(text, world);
  const caret: Caret = { text, offset, expected, scope: scopeOf(analysis, offset), world: analysis.world };
  const names = expected.names.flatMap((role) => COMPLETERS[role](caret));
  const items = [...names, ...units(expected), ...keywords(expected), ...snippets(expected)];
  return { replaces: expected.replaces, items: ranked(items) };
}

/** The scope at the caret; a caret behind an unfinished clause still stands in its statement's. */
function scopeOf({ bindings, document }: Analysis, offset: number): Scope {
  const region = scopeAt(bindings, offset);
  if (region) return region.scope;
  const statement = document.statements.find(({ span }) => span.start <= offset && offset <= span.end + 1);
  const last =
    statement && bindings.regions.filter(({ span }) => span.start >= statement.span.start && span.end <= statement.span.end).at(-1);
  return last?.scope ?? EMPTY_SCOPE;
}

const none = (): readonly Completion[] => [];
const expressionNames = ({ scope, world }: Caret) => [...namesInScope(scope, world), ...callables('function', 'aggregate')];

const COMPLETERS: Readonly<Record<NameRole, (caret: Caret) => readonly Completion[]>> = {
  'event-type': ({ world }) => typeNames(world),
  window: ({ world }) => windowNames(world),
  table: ({ world }) => windowNames(world),
  'insert-target': ({ world }) => typeNames(world),
  property: expressionNames,
  argument: expressionNames,
  member: ({ text, expected, scope, world }) => members(pathBefore(text, expected.replaces.start), scope, world),
  view: ({ text, expected }) => views(namespaceBefore(text, expected.replaces.start)),
  'view-namespace': () => namespaces(),
  guard: () =>
    callables('guard').map(({ label, ...rest }) => ({ ...rest, label, insert: rest.insert.replace(/^timer:/, 'timer:') })),
  observer: () => callables('observer'),
  annotation: annotationCompletions,
  'annotation-element': ({ text, offset }) => annotationElements(text, offset),
  'annotation-value': none,
  variable: ({ world }) =>
    [...world.variables.values()].map(({ name }) => plain(name, 'variable', { insert: written(name), rank: RANK.value })),
  column: expressionNames,
  type: ({ world }) => [...PRIMITIVES, ...typeNames(world)],
  'stream-alias': none,
  'column-alias': none,
  tag: none,
  context: none,
  module: ({ world }) => [...world.modules.keys()].map((name) => plain(name, 'event-type', { rank: RANK.type })),
  import: none,
  representation: () => ['map', 'objectarray', 'json'].map((name) => plain(name, 'keyword')),
  database: ({ world }) => [...(world.host.lookups?.keys() ?? [])].map((name) => plain(name, 'value', { rank: RANK.value })),
  method: none,
  index: none,
  'row-symbol': none,
  delivery: none,
  'new-name': none,
};

const PRIMITIVES = ['string', 'int', 'long', 'double', 'float', 'boolean'].map((name) =>
  plain(name, 'type', { rank: RANK.member }),
);

function typeNames(world: World): readonly Completion[] {
  return [...world.types.values()].map(({ name, origin, properties }) =>
    plain(name, origin === 'window' ? 'window' : 'event-type', {
      insert: written(name),
      detail: `${properties.length} properties`,
      rank: RANK.type,
    }),
  );
}

function windowNames(world: World): readonly Completion[] {
  return [...world.windows.values()].map(({ name }) => plain(name, 'window', { insert: written(name), rank: RANK.type }));
}

function views(namespace: string | undefined): readonly Completion[] {
  const allowed = new Set(
    CATALOGUE.filter(
      (entry): entry is ViewEntry => entry.kind === 'view' && (namespace === undefined || entry.namespace === namespace),
    ).map(({ name }) => name),
  );
  return callables('view').filter(({ label }) => allowed.has(label));
}

function namespaces(): readonly Completion[] {
  return ['win', 'std', 'ext'].map((name) => plain(name, 'view', { insert: `${name}:`, rank: RANK.call }));
}

/** `win` in `win:ti|`; undefined behind `#`. */
function namespaceBefore(text: string, start: number): string | undefined {
  return /(\w+)\s*:\s*$/.exec(text.slice(0, start))?.[1];
}

/** `['a', 'b']` in `a.b.|`: the names before the caret's word, outermost first. Indexes and calls between them are left out. */
function pathBefore(text: string, start: number): readonly string[] {
  const match = /((?:`[^`]*`|[\p{ID_Start}$_][\p{ID_Continue}$]*)(?:\[[^\]]*\])?\s*\.\s*)+$/u.exec(text.slice(0, start));
  return (match?.[0] ?? '')
    .split('.')
    .map((part) => part.replace(/\[[^\]]*\]/, '').trim())
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('`', ''));
}

function annotationElements(text: string, offset: number): readonly Completion[] {
  const open = /@\s*([\w.]+)\s*\(([^()]*)$/.exec(text.slice(0, offset));
  const entry = open?.[1] === undefined ? undefined : annotationNamed(open[1]);
  if (!entry) return [];
  const taken = new Set([...(open?.[2] ?? '').matchAll(/(\w+)\s*=/g)].map((match) => match[1] ?? ''));
  return annotationArguments(entry, taken);
}

/** Where a number is mostly a span of time. */
const TIMED: ReadonlySet<Expected['clause']> = new Set(['view', 'pattern', 'output', 'match-recognize', 'context']);

/** Units of time behind a number: first where spans of time stand, last in a condition, whose numbers are mostly counts. */
function units({ keywords: words, clause }: Expected): readonly Completion[] {
  const rank = TIMED.has(clause) ? RANK.value : RANK.keyword + 1;
  return words.filter((word) => TIME_UNITS.has(word)).map((word) => plain(word, 'unit', { rank }));
}

function keywords({ keywords: words }: Expected): readonly Completion[] {
  return words.filter((word) => !TIME_UNITS.has(word)).map((word) => plain(word, 'keyword'));
}

function snippets({ clause, names, keywords: words }: Expected): readonly Completion[] {
  if (clause === 'pattern' && names.includes('event-type')) return PATTERN_SNIPPETS;
  return words.includes('select') && words.includes('create') ? STATEMENT_SNIPPETS : [];
}

function ranked(items: readonly Completion[]): readonly Completion[] {
  const seen = new Map<string, Completion>();
  for (const item of items) {
    const before = seen.get(item.label);
    if (!before || item.rank < before.rank) seen.set(item.label, item);
  }
  return [...seen.values()].sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
}
