import { applyEdits, type Span } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import { check } from '../semantics/check.js';
import { EMPTY_WORLD } from '../semantics/world.js';
import { parse } from '../syntax/parse.js';
import { createLanguageService } from './service.js';

const TYPES = 'create schema event(type string, src_ip string, dst_ip string, dst_port int, targets string[]);\n';
const service = createLanguageService();

/** A text with a caret drawn as `^`: the text without it, and where it stood. */
function atCaret(drawn: string): { readonly text: string; readonly offset: number } {
  const text = TYPES + drawn;
  const offset = text.indexOf('^');
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

const piece = (text: string, { start, end }: Span) => text.slice(start, end);

function labels(drawn: string): readonly string[] {
  const { text, offset } = atCaret(drawn);
  return service.complete(text, offset).items.map((item) => item.label);
}

describe('completion', () => {
  it.each([
    ['properties of the stream in a filter', 'select * from event(ty^)', ['type', 'src_ip', 'dst_port']],
    ['properties behind an alias', 'select e.^ from event as e', ['type', 'src_ip', 'dst_ip', 'dst_port', 'targets']],
    ['event types in a from-clause', 'select * from ^', ['event']],
    ['views behind #', 'select * from event#^', ['time', 'length', 'unique', 'groupwin']],
    ['views of a namespace', 'select * from event.win:^', ['time', 'keepall']],
    ['time units behind a number', 'select * from event#time(30 ^)', ['sec', 'min', 'hour']],
    ['tags in a later atom', 'select * from pattern [every a=event -> b=event(src_ip = ^)]', ['a', 'src_ip']],
    ['properties behind a tag', 'select * from pattern [every a=event -> b=event(src_ip = a.^)]', ['src_ip', 'dst_port']],
    ['observers in a pattern', 'select * from pattern [every a=event -> ^]', ['timer:interval', 'event']],
    ['annotations', '@^ select * from event', ['Name', 'Alert', 'Persist']],
    ['arguments of an annotation that are not written yet', "@Alert(name='x', ^) select * from event", ['outID', 'severity']],
    ['aggregates in having', 'select src_ip, count(*) from event#time(1 min) group by src_ip having ^', ['count', 'sum', 'src_ip']],
    ['clauses behind a stream', 'select * from event ^', ['where', 'group', 'output', 'order']],
    ['methods of a text', 'select * from event(src_ip.^)', ['toLowerCase', 'length']],
    ['statements at the start of a line', '^', ['select', 'create', 'insert']],
  ])('offers %s', (_, drawn, expected) => {
    expect(labels(drawn)).toEqual(expect.arrayContaining(expected));
  });

  it('offers nothing inside a text or a comment', () => {
    expect(labels("select * from event(type = 'fire^wall')")).toEqual([]);
    expect(labels('/* sel^ect */ select * from event')).toEqual([]);
  });

  it('offers nothing at a number that is being written', () => {
    expect(labels('select src_ip from event group by src_ip having count(*) > 505^')).toEqual([]);
    expect(labels('select * from event#time(30^)')).toEqual([]);
  });

  it('goes on with a condition before it makes a span of time of its number', () => {
    const found = labels('select src_ip from event group by src_ip having count(*) > 505 ^');
    expect(['and', 'or', 'output', 'order'].map((word) => found.indexOf(word) < found.indexOf('min'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(labels('select * from event#time(30 ^)')[0]).toBe('day');
  });

  it('offers views by their namespace only', () => {
    expect(labels('select * from event.win:^')).not.toContain('unique');
  });

  it('replaces the word under the caret', () => {
    const { text, offset } = atCaret('select src^_ip from event');
    expect(piece(text, service.complete(text, offset).replaces)).toBe('src_ip');
  });

  it('puts what the scope offers before what the language offers', () => {
    const found = labels('select ^ from event');
    expect(found.indexOf('src_ip')).toBeLessThan(found.indexOf('count'));
  });
});

describe('hover', () => {
  it.each([
    ['select src^_ip from event', 'src_ip: string', 'in event'],
    ['select * from eve^nt', 'event(type string, src_ip string, dst_ip string, dst_port int, targets string[])', 'event type'],
    ['select co^unt(*) from event', 'count(*: wildcard)\ncount(value: any, [filter: predicate])', undefined],
    ['select * from event#ti^me(30 sec)', 'time(size: period)', undefined],
    ['select * from pattern [every a=event -> b=event(src_ip = ^a.src_ip)]', 'a: event', 'tag of this pattern'],
  ])('over %s tells %s', (drawn, code, note) => {
    const { text, offset } = atCaret(drawn);
    const told = service.hover(text, offset);
    expect(told?.code).toBe(code);
    if (note !== undefined) expect(told?.notes).toContain(note);
  });

  it('shows values that the host saw', () => {
    const watching = createLanguageService({
      samples: (type, property) => (type === 'event' && property === 'src_ip' ? ['10.0.0.1'] : []),
    });
    const { text, offset } = atCaret('select src^_ip from event');
    expect(watching.hover(text, offset)?.samples).toEqual(['10.0.0.1']);
  });
});

describe('signature help', () => {
  it.each([
    ['select * from event#time(^)', 'time(size: period)', 0],
    ['select sum(dst_port, ^) from event', 'sum(value: numeric, [filter: predicate])', 1],
    ['select * from pattern [every a=event -> timer:interval(^)]', 'timer:interval(period: period)', 0],
    ['select * from event.win:time_length_batch(10 sec, ^)', undefined, 1],
  ])('in %s shows %s at argument %s', (drawn, label, active) => {
    const { text, offset } = atCaret(drawn);
    const help = service.signatureHelp(text, offset);
    if (label !== undefined) expect(help?.signatures.map((one) => one.label)).toContain(label);
    expect(help?.activeParameter).toBe(active);
  });

  it('is silent outside of calls', () => {
    const { text, offset } = atCaret('select src_ip^ from event');
    expect(service.signatureHelp(text, offset)).toBeUndefined();
  });
});

describe('names', () => {
  const worm = `${TYPES}insert into scanning select src_ip, window(dst_ip) as hits from event#time(10 min) group by src_ip;
select a.src_ip from pattern [every a=scanning -> b=scanning(src_ip != a.src_ip)];`;

  it('goes from a stream to the statement that derives it', () => {
    const span = service.definition(worm, worm.indexOf('a=scanning') + 4);
    expect(span && worm.slice(span.start - 12, span.end)).toBe('insert into scanning');
  });

  it('goes from a tag to the atom that binds it', () => {
    const span = service.definition(worm, worm.indexOf('!= a.') + 3);
    expect(span && worm.slice(span.start, span.start + 10)).toBe('a=scanning');
  });

  it('renames a tag in its statement', () => {
    const outcome = service.rename(worm, worm.indexOf('every a') + 6, 'first');
    const renamed = 'edits' in outcome ? applyEdits(worm, outcome.edits) : outcome.refused;
    expect(renamed.split('\n').at(-1)).toBe(
      'select `first`.src_ip from pattern [every `first`=scanning -> b=scanning(src_ip != `first`.src_ip)];',
    );
  });

  it('renames a stream wherever the text reads it', () => {
    const outcome = service.rename(worm, worm.indexOf('scanning'), 'scans');
    expect('edits' in outcome ? applyEdits(worm, outcome.edits).match(/scans\b/g) : outcome.refused).toHaveLength(3);
  });

  it('renames a named window also where an expression asks for its rows', () => {
    const text = `${TYPES}create window Seen#keepall as (ip string);\nselect Seen(ip = '').countOf(), Seen.anyOf(s => s.ip = src_ip) as known from event;`;
    const outcome = service.rename(text, text.indexOf('Seen'), 'Known');
    expect('edits' in outcome ? applyEdits(text, outcome.edits).split('Seen').length : outcome.refused).toBe(1);
  });

  it('does not rename what the language or another module owns', () => {
    expect(service.rename(worm, worm.indexOf('window('), 'x')).toEqual({ refused: '"window" belongs to the language' });
    const elsewhere = createLanguageService({ world: check(parse(TYPES).document, EMPTY_WORLD).world });
    expect(elsewhere.rename('select src_ip from event', 8, 'x')).toEqual({
      refused: 'another module declares it: rename it there',
    });
  });
});

describe('structure', () => {
  const text = `${TYPES}@Name('Scan')
select src_ip /* over
two lines */ from event;`;

  it('outlines statements by name', () => {
    expect(service.outline(text).map(({ name, kind }) => `${kind} ${name}`)).toEqual(['event-type event', 'rule Scan']);
  });

  it('folds statements and comments of several lines', () => {
    expect(service.foldingRanges(text).map(({ kind, span }) => `${kind} ${piece(text, span).slice(0, 6)}`)).toEqual([
      'statement @Name(',
      'comment /* ove',
    ]);
  });

  it('colours by what a word is there', () => {
    const epl =
      "@Name('x') select count(*) as n from pattern [every a=event(type='f') -> b=event where timer:within(1 min)].win:time(2 sec) // end";
    const told = service
      .semanticTokens(epl)
      .filter(({ type }) => type !== 'operator')
      .map(({ span, type }) => `${piece(epl, span)}:${type}`);
    expect(told.join(' ')).toBe(
      "@:annotation Name:annotation 'x':string select:keyword count:function as:keyword n:identifier from:keyword pattern:keyword.pattern " +
        "every:keyword.pattern a:identifier event:type type:identifier 'f':string ->:keyword.pattern b:identifier event:type where:keyword.pattern " +
        'timer:keyword.pattern within:keyword.pattern 1:number min:keyword win:view time:view 2:number sec:keyword // end:comment',
    );
  });

  it('colours every character of any text but blanks', () => {
    const odd = 'select \u0000 "open from [[[ \ud800 /* never closed';
    const covered = service
      .semanticTokens(odd)
      .map(({ span }) => piece(odd, span))
      .join('');
    expect(covered.replace(/\s/g, '')).toBe(odd.replace(/\s/g, ''));
  });
});

describe('diagnostics and fixes', () => {
  it('says what is wrong and offers to mend it', () => {
    const text = `${TYPES}select scr_ip from event`;
    const [found] = service.diagnostics(text).filter((one) => one.severity === 'error');
    expect(found?.message).toContain('"scr_ip"');
    const fix = service.quickFixes(text, found?.span ?? { start: 0, end: 0 })[0];
    expect(fix && applyEdits(text, fix.edits)).toBe(`${TYPES}select src_ip from event`);
  });
});
