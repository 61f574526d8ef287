import { applyEdits } from '@rulewright/core';
import { EMPTY_WORLD } from '@rulewright/epl/semantics';
import { describe, expect, it } from 'vitest';
import { editText, formOf } from '../src/index.js';

const TEXT = `create schema event(ip string, n int);
@Name('Scan') @Alert(severity='high', outID=1)
select ip, count(*) as c from event(n > 1, ip is not null) as e#time(30 sec)
group by ip having count(*) > 5 output first every 1 hour;
@Name('p') select * from pattern [every-distinct(a.ip, 1 hour) a=event -> [3:] b=event(ip = a.ip) until timer:interval(20 min)];`.replace(
  ' as e#time(30 sec)',
  '#time(30 sec) as e',
);

/** The fields of a node: name, kind, value. */
const form = (id: string) => formOf(TEXT, id, EMPTY_WORLD).map(({ name, kind, value }) => `${name} (${kind}): ${value}`);

/** The lines of the text that change when a field is written; or why it cannot be. */
function written(id: string, field: string, value: string): readonly string[] {
  const outcome = editText(TEXT, { kind: 'set-field', id, field, value }, EMPTY_WORLD);
  if (outcome.kind === 'refused') return [`refused: ${outcome.reason}`];
  const lines = TEXT.split('\n');
  return applyEdits(TEXT, outcome.edits)
    .split('\n')
    .filter((line) => !lines.includes(line));
}

describe('the form of', () => {
  it('a statement', () => {
    expect(form('Scan')).toEqual([
      'name (name): Scan',
      'description (text): ',
      'context (name): ',
      "annotation.0 (annotation-arguments): severity='high', outID=1",
    ]);
    expect(written('Scan', 'description', "who's there")).toEqual([
      "@Name('Scan') @Alert(severity='high', outID=1) @Description('who\\'s there')",
    ]);
  });

  it('a source', () => {
    expect(form('Scan/from.0')).toEqual([
      'source (event-type): event',
      'alias (name): e',
      'filter (predicate): n > 1 and ip is not null',
    ]);
    expect(written('Scan/from.0', 'filter', 'n > 2')).toEqual(['select ip, count(*) as c from event(n > 2)#time(30 sec) as e']);
    expect(written('Scan/from.0', 'source', '')).toEqual(['refused: Reads cannot be empty']);
  });

  it('a window', () => {
    expect(form('Scan/from.0/view.0')).toEqual(['window (choice): time', 'size (duration): 30 sec']);
    expect(written('Scan/from.0/view.0', 'size', '5 min')).toEqual([
      'select ip, count(*) as c from event(n > 1, ip is not null)#time(5 min) as e',
    ]);
    expect(written('Scan/from.0/view.0', 'window', 'time_length_batch')).toEqual([
      'select ip, count(*) as c from event(n > 1, ip is not null)#time_length_batch(30 sec, 100) as e',
    ]);
  });

  it('columns, groups and rates', () => {
    expect(form('Scan/select')).toEqual([
      'column.0 (expression): ip',
      'column.1 (expression): count(*) as c',
      'column.new (column-list): ',
      'distinct (flag): false',
      'selector (choice): ',
    ]);
    expect(written('Scan/select', 'column.1', '')).toEqual(['select ip from event(n > 1, ip is not null)#time(30 sec) as e']);
    expect(written('Scan/group', 'group-by', 'ip, n')).toEqual(['group by ip, n having count(*) > 5 output first every 1 hour;']);
    expect(form('Scan/output')).toEqual([
      'mode (choice): first',
      'interval (duration): 1 hour',
      'output (epl): first every 1 hour',
    ]);
    expect(written('Scan/output', 'mode', 'last')).toEqual(['group by ip having count(*) > 5 output last every 1 hour;']);
    expect(written('Scan/having', 'filter', 'count(*) >')).toEqual([
      'refused: "count(*) >" does not read as an expression: expected an expression, found the end of the text',
    ]);
  });

  it('an alert', () => {
    const fields = formOf(TEXT, 'Scan/annotation.1', EMPTY_WORLD);
    expect(fields.map(({ name, kind, value }) => `${name} (${kind}): ${value}`)).toEqual([
      'name (text): ',
      'outID (number): 1',
      'outIDs (expression): ',
      'severity (choice): high',
      'tags (expression): ',
    ]);
    expect(fields[3]?.choices?.map(({ value }) => value)).toEqual(['critical', 'high', 'medium', 'low', 'info']);
    expect(written('Scan/annotation.1', 'name', 'scan')).toEqual(["@Name('Scan') @Alert(severity='high', outID=1, name='scan')"]);
  });

  it('parts of a pattern', () => {
    const lane = 'p/from.0/pattern/followed-by';
    expect(form(`${lane}.0`)).toEqual(['keys (expression-list): a.ip, 1 hour']);
    expect(form(`${lane}.1`)).toEqual(['low (number): 3', 'high (number): ', 'until (pattern): timer:interval(20 min)']);
    expect(form(`${lane}.1/pattern-filter`)).toEqual([
      'source (event-type): event',
      'alias (name): b',
      'filter (predicate): ip = a.ip',
    ]);
    expect(form(`${lane}.1/until`)).toEqual(['period (duration): 20 min']);
    expect(written(`${lane}.1`, 'high', '5')[0]).toContain('[3:5] b=event');
    expect(written(lane, 'arrow.1', '10')[0]).toContain('a=event -[10]> [3:] b=event');
  });

  it('a definition', () => {
    expect(form('#1/definition')).toEqual([
      'name (name): event',
      'column.0 (property-list): ip string',
      'column.1 (property-list): n int',
      'column.new (property-list): ',
      'inherits (event-type): ',
      'representation (choice): ',
    ]);
    expect(written('#1/definition', 'name', 'flow')).toEqual([
      'create schema flow(ip string, n int);',
      'select ip, count(*) as c from flow(n > 1, ip is not null)#time(30 sec) as e',
      "@Name('p') select * from pattern [every-distinct(a.ip, 1 hour) a=flow -> [3:] b=flow(ip = a.ip) until timer:interval(20 min)];",
    ]);
  });

  it('says what is wrong and what may be chosen', () => {
    const [source, , filter] = formOf('select * from evnt(x > 1)', '#1/from.0', EMPTY_WORLD);
    expect(source?.problem).toBe('event type "evnt" is not declared');
    expect(filter?.problem).toBeUndefined();
    const [, , known] = formOf(TEXT, 'Scan/from.0', EMPTY_WORLD);
    expect(known?.choices?.map(({ value }) => value)).toEqual(['ip', 'n']);
  });

  it('nothing that is there is empty', () => {
    expect(formOf(TEXT, 'gone/from.0', EMPTY_WORLD)).toEqual([]);
  });
});
