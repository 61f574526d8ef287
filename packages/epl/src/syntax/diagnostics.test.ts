import { applyEdits } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import { parse } from './parse.js';
import { MAX_DIAGNOSTICS } from './parser/cursor.js';

interface Case {
  /** the faulty piece stands between ⟦ and ⟧ */
  readonly epl: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** the text after the first fix */
  readonly fixed?: string;
}

const CASES: readonly Case[] = [
  {
    epl: '⟦INSRT⟧ INTO W select 1',
    code: 'syntax-statement',
    message: 'expected a statement, found "INSRT"',
    hint: 'did you mean "insert"?',
    fixed: 'insert INTO W select 1',
  },
  {
    epl: '⟦hello⟧ world',
    code: 'syntax-statement',
    message: 'expected a statement, found "hello"',
    hint: 'a statement begins with select, insert, on, create …',
  },
  {
    epl: 'select a ⟦form⟧ A',
    code: 'syntax-expected',
    message: 'expected "from", found "form"',
    hint: 'did you mean "from"?',
    fixed: 'select a from A',
  },
  {
    epl: 'select * from A ⟦grup⟧ by a',
    code: 'syntax-expected',
    message: 'expected "group", found "grup"',
    hint: 'did you mean "group"?',
    fixed: 'select * from A group by a',
  },
  { epl: 'select * from A where⟦⟧ ', code: 'syntax-expected', message: 'expected an expression, found the end of the text' },
  {
    epl: 'select * from A where x =⟦⟧;',
    code: 'syntax-expected',
    message: 'expected an expression, found the end of the statement',
  },
  { epl: 'select (a + b ⟦from⟧ A', code: 'syntax-expected', message: 'expected ")", found "from"' },
  { epl: 'select count(a ⟦b⟧ c) from A', code: 'syntax-expected', message: 'expected ")", found "b"' },
  {
    epl: 'select * from A where x ⟦==⟧ 1',
    code: 'syntax-operator',
    message: '"==" is no operator of EPL',
    hint: 'did you mean "="?',
    fixed: 'select * from A where x = 1',
  },
  {
    epl: 'select * from A where x ⟦&&⟧ y',
    code: 'syntax-operator',
    message: '"&&" is no operator of EPL',
    hint: 'did you mean "and"?',
    fixed: 'select * from A where x and y',
  },
  {
    epl: 'select * from A where ⟦!⟧x',
    code: 'syntax-operator',
    message: '"!" is no operator of EPL',
    hint: 'did you mean "not"?',
    fixed: 'select * from A where not x',
  },
  {
    epl: 'select * from A where x in ⟦tags⟧',
    code: 'syntax-expected',
    message: 'what stands behind "in" needs brackets',
    hint: 'write in (…)',
    fixed: 'select * from A where x in (tags)',
  },
  {
    epl: 'select * from A where x = ⟦not⟧ y',
    code: 'syntax-expected',
    message: '"not" binds too loosely to stand here',
    hint: 'put it in brackets: (not …)',
  },
  {
    epl: 'select ⟦order⟧, b from A',
    code: 'syntax-reserved-word',
    message: '"order" is a reserved word and cannot be a name',
    hint: 'write it in backticks: `order`',
    fixed: 'select `order`, b from A',
  },
  { epl: 'create schema A(⟦limit⟧ int)', code: 'syntax-expected', message: 'expected the name of a column, found "limit"' },
  {
    epl: 'create schema A(⟦first⟧ int)',
    code: 'syntax-reserved-word',
    message: '"first" is a reserved word and cannot be a name',
    hint: 'write it in backticks: `first`',
    fixed: 'create schema A(`first` int)',
  },
  { epl: 'select * from A group by x ⟦where⟧ y = 1', code: 'syntax-clause-order', message: '"where" must stand before "group"' },
  {
    epl: 'select * from A where x = 1 ⟦where⟧ y = 1',
    code: 'syntax-duplicate-clause',
    message: '"where" stands here a second time',
  },
  {
    epl: 'select * from A\n⟦create⟧ schema B(a int)',
    code: 'syntax-missing-semicolon',
    message: 'expected ";" before "create"',
    fixed: 'select * from A;\ncreate schema B(a int)',
  },
  {
    epl: "select ⟦'abc from A⟧;\nselect 1",
    code: 'syntax-unterminated-string',
    message: 'the string is not closed',
    hint: "close it with '",
  },
  {
    epl: 'select ⟦`abc from A⟧',
    code: 'syntax-unterminated-name',
    message: 'the quoted name is not closed',
    hint: 'close it with `',
  },
  {
    epl: 'select * from A ⟦/* abc⟧',
    code: 'syntax-unterminated-comment',
    message: 'the comment is not closed',
    hint: 'close it with */',
  },
  { epl: 'select ⟦\u0000⟧ a from A', code: 'syntax-unknown-character', message: 'character U+0000 cannot stand here' },
  { epl: 'select a ⟦~⟧ from A', code: 'syntax-unknown-character', message: 'character "~" cannot stand here' },
  {
    epl: 'select * from pattern [every ⟦every⟧ a=A]',
    code: 'syntax-expected',
    message: '"every" needs brackets behind another "every" or "not"',
    hint: 'write (every …)',
  },
  { epl: 'select * from pattern [a=A -> ⟦]⟧', code: 'syntax-expected', message: 'expected a pattern, found "]"' },
  { epl: 'select * from pattern [a=A where x ⟦>⟧ 1]', code: 'syntax-expected', message: 'expected ":", found ">"' },
  {
    epl: 'select * from A().time⟦(⟧30 sec)',
    code: 'syntax-expected',
    message: 'expected ":", found "("',
    hint: 'write #time(…) or .win:time(…)',
  },
  {
    epl: 'select * from A output every 5⟦⟧',
    code: 'syntax-expected',
    message: 'expected "events" or a unit of time, found the end of the text',
  },
  { epl: 'select * from A a left ⟦join⟧ B b', code: 'syntax-expected', message: 'expected "outer", found "join"' },
  { epl: 'select a. ⟦from⟧ A', code: 'syntax-expected', message: 'expected a property or a method after ".", found "from"' },
  { epl: '@⟦(⟧1) select 1', code: 'syntax-expected', message: 'expected the name of an annotation after "@", found "("' },
  {
    epl: 'on A foo ⟦bar⟧',
    code: 'syntax-expected',
    message: 'expected "select", "insert", "merge", "update", "delete" or "set", found "bar"',
  },
  {
    epl: 'on A merge W when not matched then ⟦update⟧ set a = 1',
    code: 'syntax-expected',
    message: 'expected "insert", found "update"',
    hint: 'there is no row yet that could be changed',
  },
  {
    epl: 'create ⟦thing⟧ X',
    code: 'syntax-expected',
    message: 'expected "window", "table", "schema", "variable", "index", "context" or "expression", found "thing"',
  },
  { epl: 'select 1; ⟦module⟧ a.b;', code: 'syntax-module-order', message: '"module" must stand before the statements' },
  { epl: 'uses a; ⟦module b⟧; select 1', code: 'syntax-module-order', message: '"module" must come first' },
  {
    epl: 'select new ⟦java⟧.util.Date() from A',
    code: 'syntax-unsupported',
    message: 'objects of Java classes cannot be made here',
    hint: 'new {…} makes a record',
  },
  {
    epl: 'create index i on W((a, b) ⟦pointregionquadtree⟧(0, 0, 1, 1))',
    code: 'syntax-unsupported',
    message: 'there is no index "pointregionquadtree"',
    hint: 'an index is "hash" or "btree"',
  },
];

describe('a faulty text', () => {
  for (const { epl, ...expected } of CASES) {
    it(`is told: ${epl.replace(/[⟦⟧]/g, '')}`.replaceAll('\u0000', '␀'), () => {
      const start = epl.indexOf('⟦');
      const text = epl.replace(/[⟦⟧]/g, '');
      const [first, ...others] = parse(text).diagnostics;
      const fix = first?.fixes?.[0];
      const found = {
        code: first?.code,
        message: first?.message,
        ...(first?.hint === undefined ? {} : { hint: first.hint }),
        ...(fix === undefined ? {} : { fixed: applyEdits(text, fix.edits) }),
      };
      expect(found).toEqual(expected);
      expect(first?.span).toEqual({ start, end: epl.indexOf('⟧') - 1 });
      expect(others).toEqual([]);
    });
  }

  it('still has the tree of what was understood', () => {
    const { document } = parse('@name("x") select a, from A(b = ).win:time(30 sec where c = 1 group by');
    const body = document.statements[0]?.body;
    expect(
      body?.kind === 'select' && [body.items.length, body.from?.first.views.length, body.where?.kind, body.groupBy[0]?.kind],
    ).toEqual([2, 1, 'binary', 'missing']);
  });

  it('has its unterminated string told in one statement and the next ones whole', () => {
    const { document, diagnostics } = parse("select * from A(x = 'abc);\nselect * from B(y = 'z');\nselect 'c' from D");
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax-unterminated-string', 'syntax-expected']);
    expect(document.statements.map(({ body }) => body.kind)).toEqual(['select', 'select', 'select']);
  });
});

describe('a hostile text', () => {
  const nested = (open: string, close: string): string =>
    `select * from A where ${open.repeat(10_000)}1${close.repeat(10_000)}; select 1`;
  const deep: readonly [string, string][] = [
    ['10,000 brackets', nested('(', ')')],
    ['10,000 open brackets', nested('(', '')],
    ['10,000 arrays', nested('{', '}')],
    ['10,000 calls', nested('f(', ')')],
    ['10,000 indexes', nested('a[', ']')],
    ['10,000 nots', nested('not ', '')],
    ['10,000 signs', nested('- ', '')],
    ['10,000 subqueries', nested('(select ', ' from A)')],
    ['10,000 cases', nested('case when ', ' then 1 end')],
    ['10,000 comparisons', `select * from A where ${Array(10_000).fill('x').join(' = ')}; select 1`],
    ['10,000 words', `select * from A where ${Array(10_000).fill('x').join(' like ')}; select 1`],
    ['10,000 pattern brackets', `select * from pattern [${'('.repeat(10_000)}a=A${')'.repeat(10_000)}]; select 1`],
    ['10,000 everys', `select * from pattern [${'every '.repeat(10_000)}a=A]; select 1`],
    ['10,000 nested annotations', `${'@a('.repeat(10_000)}1${')'.repeat(10_000)} select 1; select 1`],
    [
      '10,000 row groups',
      `select * from A match_recognize (measures A.x as x pattern (${'('.repeat(10_000)}A${')'.repeat(10_000)}) define A as A.x > 1); select 1`,
    ],
    ['10,000 type parameters', `create schema A(a ${'B<'.repeat(10_000)}C${'>'.repeat(10_000)}); select 1`],
    ['10,000 nested contexts', `create context C ${'context C '.repeat(10_000)} start A; select 1`],
    ['10,000 rollups', `select 1 from A group by ${'rollup('.repeat(10_000)}a${')'.repeat(10_000)}; select 1`],
    ['10,000 cron lists', `select * from pattern [timer:at(${'['.repeat(10_000)}1${']'.repeat(10_000)}, *, *, *, *)]; select 1`],
  ];
  for (const [what, text] of deep) {
    it(`with ${what} is refused as too deep, and the next statement read`, () => {
      const { document, diagnostics } = parse(text);
      expect(diagnostics.map(({ code }) => code)).toContain('syntax-too-deep');
      expect(document.statements.at(-1)?.body.kind).toBe('select');
    });
  }

  const megabyte = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length));
  const garbage: readonly [string, string][] = [
    ['NUL bytes', megabyte('\u0000')],
    ['lone surrogates', megabyte('\ud800 ')],
    ['words', megabyte('abc ')],
    ['quotes', megabyte("' \\' \" ")],
    ['backticks', megabyte('`a` `')],
    ['open brackets', megabyte('([{')],
    ['closing brackets', megabyte(')]}')],
    ['commas', megabyte('a,')],
    ['semicolons', megabyte('a;')],
    ['dots', megabyte('a.')],
    ['arrows', megabyte('-> ')],
    ['ats', megabyte('@a')],
    ['selects', megabyte('select a,\n')],
    ['open lambdas', megabyte('(a,b ')],
    ['comment beginnings', megabyte('/* ')],
    ['line ends', megabyte('\r\n')],
  ];
  for (const [what, text] of garbage) {
    it(`of 1 MB of ${what} is read through, with a bounded number of diagnostics`, () => {
      const { document, diagnostics } = parse(text);
      expect(document.tokens.at(-1)?.end).toBe(text.length);
      expect(diagnostics.length).toBeLessThanOrEqual(MAX_DIAGNOSTICS);
    }, 60_000);
  }

  it('with more errors than are shown says so at last', () => {
    expect(parse('a;'.repeat(1000)).diagnostics.at(-1)?.code).toBe('syntax-too-many');
  });
});
