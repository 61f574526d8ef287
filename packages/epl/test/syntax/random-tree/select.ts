import fc from 'fast-check';
import type {
  Assignment,
  EventFilter,
  FromClause,
  MatchRecognize,
  OutputRate,
  SelectBody,
  SelectItem,
  Stream,
  View,
} from '../../../src/syntax/ast.js';
import { declared, dotted, few, literal, name, node, period, plain, property, span, string } from './leaf.js';
import type { Tie } from './tie.js';

export function filters(tie: Tie): fc.Arbitrary<EventFilter> {
  return fc.record({ type: dotted, conditions: few(tie('expression')), contained: fc.constant([]) }).map(node('event-filter'));
}

export function views(tie: Tie): fc.Arbitrary<View> {
  const parameters = few(tie('expression'));
  return fc
    .oneof(
      fc.record({ dialect: fc.constant('hash' as const), name, arguments: parameters }),
      fc.record({ dialect: fc.constant('dot' as const), namespace: fc.constant(plain('win')), name, arguments: parameters }),
    )
    .map(node('view'));
}

export function items(tie: Tie): fc.Arbitrary<SelectItem> {
  const star = fc.constant({ expression: { kind: 'wildcard', span } as const });
  const streamStar = name.map((stream) => ({ expression: { kind: 'wildcard', span, stream } as const }));
  const plainItem = fc.record({ expression: tie('expression'), alias: name }, { requiredKeys: ['expression'] });
  return fc.oneof(plainItem, star, streamStar).map((fields) => ({ kind: 'select-item', span, annotations: [], ...fields }));
}

export function streams(tie: Tie): fc.Arbitrary<Stream> {
  const pattern = tie('pattern').map((inner) => ({ kind: 'pattern-source' as const, span, annotations: [], pattern: inner }));
  const sql = string.map((query) => ({ kind: 'sql-source' as const, span, database: plain('db1'), query }));
  const method = fc.record({ method: dotted, arguments: few(tie('expression')) }).map(node('method-source'));
  return streamsOf(tie, fc.oneof(tie('filter'), pattern, sql, method));
}

function streamsOf(tie: Tie, source: fc.Arbitrary<Stream['source']>): fc.Arbitrary<Stream> {
  return fc
    .record(
      {
        source,
        views: few(tie('view')),
        unidirectional: fc.boolean(),
        alias: declared,
        retain: fc.constantFrom('union' as const, 'intersection' as const),
      },
      { requiredKeys: ['source', 'views', 'unidirectional'] },
    )
    .map(node('stream'));
}

function from(tie: Tie): fc.Arbitrary<FromClause> {
  const stream = tie('stream');
  const side = fc.constantFrom('inner' as const, 'left' as const, 'right' as const, 'full' as const);
  const join = fc
    .oneof(
      fc.record({ join: fc.constant('comma' as const), stream }),
      fc.record({ join: side, stream, on: tie('expression') }, { requiredKeys: ['join', 'stream'] }),
    )
    .map(node('join'));
  return fc.record({ first: stream, joins: few(join) }).map(node('from'));
}

/** `name = expression`, at least one */
export function assignments(tie: Tie): fc.Arbitrary<Assignment[]> {
  return few(fc.record({ target: property, value: tie('expression') }).map(node('assignment')), 1);
}

function outputs(tie: Tie): fc.Arbitrary<OutputRate> {
  const then = fc.oneof(fc.constant([]), assignments(tie));
  const trigger = fc.oneof(
    fc.record({ interval: period, unit: fc.constant('time' as const) }).map(node('output-every')),
    fc.record({ interval: literal, unit: fc.constant('events' as const) }).map(node('output-every')),
    fc.record({ condition: tie('expression'), assignments: then }).map(node('output-when')),
    fc
      .record({ condition: tie('expression'), assignments: then }, { requiredKeys: ['assignments'] })
      .map(node('output-when-terminated')),
  );
  const mode = fc.constantFrom('all' as const, 'first' as const, 'last' as const, 'snapshot' as const);
  return fc
    .record({ trigger, after: period, mode }, { requiredKeys: ['trigger'] })
    .map((fields) => ({ kind: 'output', span, afterEvents: false, ...fields }));
}

function matchRecognize(tie: Tie): fc.Arbitrary<MatchRecognize> {
  const expression = tie('expression');
  const measure = fc
    .record({ expression, alias: name })
    .map((fields): SelectItem => ({ kind: 'select-item', span, annotations: [], ...fields }));
  return fc
    .record(
      {
        partitionBy: few(expression),
        measures: few(measure, 1),
        allMatches: fc.boolean(),
        orTerminated: fc.constant(false),
        pattern: tie('rows'),
        define: few(fc.record({ symbol: declared, condition: expression }).map(node('row-define'))),
        skip: fc.constantFrom('past-last-row' as const, 'to-next-row' as const, 'to-current-row' as const),
        interval: period,
      },
      { requiredKeys: ['partitionBy', 'measures', 'allMatches', 'orTerminated', 'pattern', 'define'] },
    )
    .map(node('match-recognize'));
}

export function subselects(tie: Tie): fc.Arbitrary<SelectBody> {
  const source = streamsOf(tie, tie('filter')).map((first): FromClause => ({ kind: 'from', span, first, joins: [] }));
  return fc
    .record(
      {
        items: few(tie('item'), 1),
        from: source,
        distinct: fc.boolean(),
        where: tie('expression'),
        groupBy: few(tie('expression')),
        having: tie('expression'),
      },
      { requiredKeys: ['items', 'from', 'distinct', 'groupBy'] },
    )
    .map((fields) => ({ kind: 'select', span, orderBy: [], forClauses: [], ...fields }));
}

export function selects(tie: Tie): fc.Arbitrary<SelectBody> {
  const expression = tie('expression');
  return fc
    .record(
      {
        items: few(tie('item'), 1),
        from: from(tie),
        distinct: fc.boolean(),
        groupBy: few(expression),
        orderBy: few(fc.record({ expression, descending: fc.boolean() }).map(node('order-item'))),
        insertInto: fc.record({ target: dotted, columns: few(name) }).map(node('insert-into')),
        selector: fc.constantFrom('istream' as const, 'rstream' as const, 'irstream' as const),
        matchRecognize: matchRecognize(tie),
        where: expression,
        having: expression,
        output: outputs(tie),
        limit: fc.record({ count: literal, offset: literal }, { requiredKeys: ['count'] }).map(node('limit')),
      },
      { requiredKeys: ['items', 'from', 'distinct', 'groupBy', 'orderBy'] },
    )
    .map((fields) => ({ kind: 'select', span, forClauses: [], ...fields }));
}
