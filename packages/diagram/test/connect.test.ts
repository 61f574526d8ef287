import { applyEdits } from '@rulewright/core';
import { EMPTY_WORLD } from '@rulewright/epl/semantics';
import { describe, expect, it } from 'vitest';
import { canConnect, drawModule, editText } from '../src/index.js';

const MODULE = `create schema event(ip string, n int);
create schema other(host string);
create window W#keepall as (ip string, n int);
@Name('one') select ip, count(*) as c from event#time(1 min) group by ip;
@Name('two') select * from event;
@Name('worm') select * from pattern [every a=event -> b=event];
@Name('merge') on event as e merge W as w where w.ip = e.ip when matched then delete;
@Name('first') insert into S select * from event;
@Name('second') select * from S`;

/** What a connection does to the text, line by line; or why it is refused. */
function connected(from: string, to: string): string | readonly string[] {
  const answer = canConnect(drawModule(MODULE, EMPTY_WORLD), from, to);
  if (answer.kind === 'refused') return answer.hint === undefined ? answer.reason : `${answer.reason} — ${answer.hint}`;
  const outcome = editText(MODULE, answer.edit, EMPTY_WORLD);
  if (outcome.kind === 'refused') return outcome.reason;
  const lines = MODULE.split('\n');
  return applyEdits(MODULE, outcome.edits)
    .split('\n')
    .filter((line) => line !== '' && !lines.includes(line));
}

describe('an edge from rows', () => {
  it('to a source writes insert into, and reads it', () => {
    expect(connected('two/select', 'worm/from.0/pattern/followed-by.1')).toEqual([
      "@Name('two') insert into two select * from event;",
      "@Name('worm') select * from pattern [every a=event -> b=two];",
    ]);
  });

  it('takes the stream that there is', () => {
    expect(connected('first/select', 'one/from.0')).toEqual([
      "@Name('one') select ip, count(*) as c from S#time(1 min) group by ip;",
    ]);
  });

  it('to a window inserts into it', () => {
    expect(connected('two', '#3')).toEqual(["@Name('two') insert into W select * from event;"]);
  });

  it('to a select joins it', () => {
    // what is read stands above who reads it
    expect(connected('two/select', 'one/select')).toEqual([
      "@Name('two') insert into two select * from event;",
      "@Name('one') select event.ip as ip, count(*) as c from event#time(1 min) inner join two#lastevent as a on event.ip = a.ip group by event.ip;",
    ]);
  });

  it('is refused with a reason and what would help', () => {
    expect(connected('second/select', 'first/from.0')).toBe(
      '"first" feeds "second": the rows would go round in a circle — connect something else to one of the two',
    );
    expect(connected('one/group', 'one/select')).toBe(
      'inside a statement the order is fixed: sources, windows, where, group, having, select, output — connect it to another statement',
    );
    expect(connected('first', '#3')).toBe(
      'the rows of "first" go into "S" already — take its Insert into away, or connect that stream',
    );
    expect(connected('merge', 'two/from.0')).toBe(
      '"merge" gives no rows: it changes a window or a variable — connect the window that it changes',
    );
    expect(connected('one/from.0/view.0', 'two/from.0')).toBe(
      '"Time window" works inside its statement — connect the Select of its statement',
    );
  });
});

describe('an edge from a type or a window', () => {
  it('to a source reads it instead', () => {
    expect(connected('#3/definition', 'two/from.0')).toEqual(["@Name('two') select * from W;"]);
  });

  it('to a box of a pattern is one more event', () => {
    expect(connected('#2', 'worm/from.0/pattern/followed-by')).toEqual([
      "@Name('worm') select * from pattern [every a=event -> b=event -> c=other];",
    ]);
  });

  it('to a window pours it in, when it has the columns', () => {
    expect(connected('#1', '#3')).toEqual(["@Name('second') select * from S;", 'insert into W', 'select ip, n from event;']);
    expect(connected('#2', '#3')).toBe(
      '"W" has a property "ip", and "other" has none of that name — connect the Select of a statement that gives it under that name',
    );
  });

  it('is refused when the types do not fit', () => {
    expect(connected('#2', 'one/from.0')).toMatch(/^the types do not fit: .*"ip"/);
    expect(connected('#1', 'merge/target')).toBe(
      '"event" is a stream, and this statement works on a window — connect a named window',
    );
  });
});

describe('an edge from a part of a pattern', () => {
  it('moves it', () => {
    expect(connected('worm/from.0/pattern/followed-by.0/pattern-filter', 'worm/from.0/pattern/followed-by.1')).toEqual([
      "@Name('worm') select * from pattern [b=event -> a=event];",
    ]);
  });

  it('to rows is refused', () => {
    expect(connected('worm/from.0/pattern/followed-by.1', 'two/select')).toBe(
      'a part of a pattern gives no rows by itself — connect the Select of its statement',
    );
  });

  it('is refused with the part that speaks of what the other type has not', () => {
    const text = `create schema a(dst_port int);
create schema b(host string);
@Name('one') select * from b;
@Name('two') select * from a(dst_port = 2);`;
    expect(canConnect(drawModule(text, EMPTY_WORLD), 'one/select', 'two/from.0')).toMatchObject({
      reason: 'the types do not fit: nothing in scope is called "dst_port"',
      hint: 'change what speaks of it in the Filter of two',
    });
  });
});
