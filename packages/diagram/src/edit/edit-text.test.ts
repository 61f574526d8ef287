import { applyEdits } from '@rulewright/core';
import { EMPTY_WORLD } from '@rulewright/epl/semantics';
import { describe, expect, it } from 'vitest';
import type { DiagramEdit } from './diagram-edit.js';
import { editText } from './edit-text.js';

/** The text after an edit, or why it is refused. */
function edited(text: string, edit: DiagramEdit): string {
  const outcome = editText(text, edit, EMPTY_WORLD);
  return outcome.kind === 'refused' ? `refused: ${outcome.reason}` : applyEdits(text, outcome.edits);
}

const SCAN = `@Name('Scan') /* who */
SELECT src_ip  // one
FROM event (type = 'firewall').win:time(30 sec)
GROUP BY src_ip;`;

const PATTERN = 'select * from pattern [every a=A -> (b=B(id = a.id) where timer:within(1 min))]';
const lane = '#1/from.0/pattern/followed-by';

describe('statements', () => {
  it('are added behind the last, which gets its end', () => {
    expect(edited('select * from A', { kind: 'add-statement', statement: { kind: 'pattern', from: 'B' } })).toBe(
      'select * from A;\n\nselect * from pattern [every a=B];\n',
    );
  });

  it('are added behind a frame', () => {
    const text = 'select 1 from A; select 2 from B;';
    expect(edited(text, { kind: 'add-statement', statement: { kind: 'select', from: 'C' }, after: '#1' })).toBe(
      'select 1 from A;\n\nselect * from C; select 2 from B;',
    );
  });

  it('are deleted, also several', () => {
    const text = "select 1 from A;\n\n// kept\n@Name('x') select 2 from B;\n\nselect 3 from C;\n";
    expect(edited(text, { kind: 'delete', ids: ['#1', '#2'] })).toBe("// kept\n@Name('x') select 2 from B;\n\n");
  });

  it('are pasted under names that are free', () => {
    const text = "create window W#keepall as (a int);\n@Name('r') select * from W;\n";
    expect(edited(text, { kind: 'paste', text: text.replace('module x;', '') })).toBe(
      `${text}\ncreate window W2#keepall as (a int);\n@Name('r2') select * from W2;\n`,
    );
  });
});

describe('clauses', () => {
  it('are set, changed and taken away', () => {
    const having = edited(SCAN, { kind: 'set-clause', id: 'Scan', clause: 'having', text: 'count( * )>5' });
    expect(having).toBe(SCAN.replace('src_ip;', 'src_ip\nhaving count( * )>5;'));
    expect(edited(having, { kind: 'set-clause', id: 'Scan/having', clause: 'having', text: 'count( * )>6' })).toBe(
      having.replace('5', '6'),
    );
    expect(edited(having, { kind: 'delete', ids: ['Scan/having'] })).toBe(SCAN);
  });

  it('that are lists leave everything around them as it is', () => {
    const set = (id: string, field: string, value: string) => edited(SCAN, { kind: 'set-field', id, field, value });
    expect(set('Scan/select', 'column.0', 'a, b')).toBe(SCAN.replace('src_ip  //', 'a, b  //'));
    expect(set('Scan/group', 'group-by', 'a,  b')).toBe(SCAN.replace('BY src_ip', 'BY a,  b'));
    expect(edited(SCAN, { kind: 'add-column', id: 'Scan/select', column: 'count(*)' })).toBe(
      SCAN.replace('src_ip  //', 'src_ip, count(*)  //'),
    );
  });

  it('refuse what is no such clause', () => {
    expect(edited(SCAN, { kind: 'set-clause', id: 'Scan', clause: 'where', text: 'x group by y' })).toBe(
      'refused: "x group by y" does not read as an expression: expected the end of the text, found "group"',
    );
  });
});

describe('sources', () => {
  it('take conditions by and', () => {
    expect(edited(SCAN, { kind: 'add-condition', id: 'Scan/from.0', predicate: 'a = 1 or b = 2' })).toBe(
      SCAN.replace("'firewall'", "'firewall' and (a = 1 or b = 2)"),
    );
  });

  it('take windows, lose them, and change', () => {
    expect(edited(SCAN, { kind: 'add-window', id: 'Scan/from.0', view: '.std:unique(src_ip)' })).toBe(
      SCAN.replace('(30 sec)', '(30 sec).std:unique(src_ip)'),
    );
    expect(edited(SCAN, { kind: 'delete', ids: ['Scan/from.0/view.0'] })).toBe(SCAN.replace('.win:time(30 sec)', ''));
    expect(edited(SCAN, { kind: 'set-source', id: 'Scan/from.0', name: 'flow' })).toBe(SCAN.replace('event', 'flow'));
  });

  it('are joined', () => {
    expect(edited('select * from A as a', { kind: 'add-join', id: '#1', stream: 'B as b', join: 'left', on: 'a.id = b.id' })).toBe(
      'select * from A as a left outer join B as b on a.id = b.id',
    );
  });

  it('join in another way, in place', () => {
    const text = 'select * from A#lastevent as a, B#lastevent as b';
    const inner = edited(text, { kind: 'set-join', id: '#1/from.1', on: 'a.id = b.id' });
    expect(inner).toBe('select * from A#lastevent as a inner join B#lastevent as b on a.id = b.id');
    expect(edited(inner, { kind: 'set-join', id: '#1/from.1', join: 'left' })).toBe(inner.replace('inner', 'left outer'));
  });

  it('keep no window when they alone give rows', () => {
    const text = 'select * from A#lastevent as a, B#keepall as b';
    expect(edited(text, { kind: 'set-unidirectional', id: '#1/from.0', unidirectional: true })).toBe(
      'select * from A as a unidirectional, B#keepall as b',
    );
  });

  it('take the window that is dropped on a later step', () => {
    expect(edited("@Name('one') select id from A", { kind: 'place', tool: 'view:length', at: 'one/select' })).toBe(
      "@Name('one') select id from A#length(100)",
    );
  });

  it('stay selected while their form is filled in', () => {
    const text = "@Name('one') select * from A";
    const outcome = editText(text, { kind: 'set-field', id: 'one/from.0', field: 'alias', value: 'a' }, EMPTY_WORLD);
    expect(outcome.kind === 'changed' && outcome.selects).toBe('one/from.0');
  });
});

describe('patterns', () => {
  it('take a part behind another', () => {
    expect(edited(PATTERN, { kind: 'insert-pattern', pattern: 'a=C', place: { side: 'after', of: `${lane}.0` } })).toBe(
      PATTERN.replace('a=A', 'a=A -> c=C'),
    );
  });

  it('are wrapped with the brackets that the box needs, and unwrapped', () => {
    const wrapped = edited(PATTERN, { kind: 'wrap', id: `${lane}.0`, scope: { kind: 'within', period: '10 sec' } });
    expect(wrapped).toBe(PATTERN.replace('every a=A', '(every a=A) where timer:within(10 sec)'));
    expect(edited(wrapped, { kind: 'unwrap', id: `${lane}.0` })).toBe(PATTERN);
  });

  it('move a part', () => {
    expect(edited(PATTERN, { kind: 'move-pattern', id: `${lane}.0`, place: { side: 'after', of: `${lane}.1/guarded` } })).toBe(
      'select * from pattern [(b=B(id = a.id) where timer:within(1 min)) -> every a=A]',
    );
  });

  it('lose a part', () => {
    expect(edited(PATTERN, { kind: 'delete', ids: [`${lane}.1/guarded`] })).toBe('select * from pattern [every a=A]');
  });

  it('are made of a source', () => {
    const text = 'create schema A(id string, n int); select id, sum(n) from A(n > 1)#time(3) group by id';
    expect(edited(text, { kind: 'to-pattern', id: '#2/from.0' })).toBe(
      'create schema A(id string, n int); select a.id as id, sum(a.n) from pattern [every a=A(n > 1)]#time(3) group by a.id',
    );
  });
});

describe('names', () => {
  it('change with all that speaks of them', () => {
    const text = 'create schema A(id string); select e.id, f.id from pattern [every e=A -> f=A(id = e.id)] where e.id != f.id';
    expect(edited(text, { kind: 'rename', id: '#2/from.0/pattern/followed-by.0/pattern-filter', name: 'start' })).toBe(
      text
        .replace('e.id,', '`start`.id,')
        .replace('e=A', '`start`=A')
        .replace('= e.id', '= `start`.id')
        .replace('where e.', 'where `start`.'),
    );
  });
});

describe('notes', () => {
  it('stand above a frame, change and go', () => {
    const noted = edited(SCAN, { kind: 'add-note', text: 'why\nnot', above: 'Scan' });
    expect(noted).toBe(`// why\n// not\n${SCAN}`);
    expect(edited(noted, { kind: 'set-note', id: 'note:0', text: 'because' })).toBe(`// because\n${SCAN}`);
    expect(edited(noted, { kind: 'delete', ids: ['note:0'] })).toBe(SCAN);
  });

  it('are not what stands behind a statement on its line', () => {
    const text = 'select * from A; // of A\n// of B\nselect * from B;';
    expect(edited(text, { kind: 'set-note', id: 'note:0', text: 'of the second' })).toBe(text.replace('of B', 'of the second'));
  });
});
