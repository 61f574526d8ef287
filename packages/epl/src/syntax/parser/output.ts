import type {
  Assignment,
  Expression,
  OutputAt,
  OutputEvery,
  OutputMode,
  OutputRate,
  OutputTrigger,
  OutputWhen,
  OutputWhenTerminated,
} from '../ast.js';
import { present } from '../present.js';
import { parseAssignments } from './assignment.js';
import { parseCrontab } from './cron.js';
import type { Cursor } from './cursor.js';

/** output : "output" ["after" amount] ["all" | "first" | "last" | "snapshot"] [trigger] ["and" terminated] */
export function parseOutput(cursor: Cursor): OutputRate {
  const begin = cursor.index;
  cursor.advance();
  const after = cursor.eat('after') ? parseAmount(cursor) : undefined;
  const mode = parseMode(cursor);
  const trigger = parseTrigger(cursor);
  const termination = trigger !== undefined && cursor.atPair('and', 'when') ? parseTermination(cursor) : undefined;
  if (trigger === undefined && after === undefined && mode === undefined)
    cursor.fail('expected an output mode, "every", "at" or "when"');
  return {
    kind: 'output',
    span: cursor.spanFrom(begin),
    afterEvents: after?.unit === 'events',
    ...present({ after: after?.amount, mode, trigger, termination }),
  };
}

function parseMode(cursor: Cursor): OutputMode | undefined {
  cursor.mayBe('all', 'first', 'last', 'snapshot');
  const word = cursor.word;
  if (word !== 'all' && word !== 'first' && word !== 'last' && word !== 'snapshot') return undefined;
  cursor.advance();
  return word;
}

interface Amount {
  readonly amount: Expression;
  readonly unit: 'time' | 'events';
}

/** amount : period | expression "events" */
function parseAmount(cursor: Cursor): Amount {
  const amount = cursor.grammar.expression(cursor);
  if (cursor.eat('events')) return { amount, unit: 'events' };
  const bare = amount.kind === 'literal' || amount.kind === 'chain' || amount.kind === 'substitution';
  if (bare) cursor.fail('expected "events" or a unit of time');
  return { amount, unit: 'time' };
}

function parseTrigger(cursor: Cursor): OutputTrigger | undefined {
  if (cursor.at('every')) return parseEvery(cursor);
  if (cursor.at('at')) return parseAt(cursor);
  if (cursor.atPair('when', 'terminated')) return parseTerminated(cursor);
  return cursor.at('when') ? parseWhen(cursor) : undefined;
}

/** "every" amount */
function parseEvery(cursor: Cursor): OutputEvery {
  const begin = cursor.index;
  cursor.advance();
  const { amount, unit } = parseAmount(cursor);
  return { kind: 'output-every', span: cursor.spanFrom(begin), interval: amount, unit };
}

/** "at" crontab */
function parseAt(cursor: Cursor): OutputAt {
  const begin = cursor.index;
  cursor.advance();
  const fields = cursor.at('(') ? parseCrontab(cursor) : [];
  if (fields.length === 0) cursor.fail('expected "(" with minutes, hours, days, months and weekdays');
  return { kind: 'output-at', span: cursor.spanFrom(begin), arguments: fields };
}

/** "when" expression ["then" "set" …] */
function parseWhen(cursor: Cursor): OutputWhen {
  const begin = cursor.index;
  cursor.advance();
  cursor.mayBe('terminated');
  const condition = cursor.grammar.expression(cursor);
  const assignments = parseThen(cursor);
  return { kind: 'output-when', span: cursor.spanFrom(begin), condition, assignments };
}

/** "when" "terminated" ["and" expression] ["then" "set" …] */
function parseTerminated(cursor: Cursor): OutputWhenTerminated {
  const begin = cursor.index;
  cursor.advance();
  cursor.expect('terminated');
  const condition = cursor.eat('and') ? cursor.grammar.expression(cursor) : undefined;
  const assignments = parseThen(cursor);
  return { kind: 'output-when-terminated', span: cursor.spanFrom(begin), assignments, ...present({ condition }) };
}

function parseTermination(cursor: Cursor): OutputWhenTerminated {
  cursor.advance();
  return parseTerminated(cursor);
}

function parseThen(cursor: Cursor): Assignment[] {
  return cursor.eat('then') ? parseAssignments(cursor) : [];
}
