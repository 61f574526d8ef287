import { applyEdits } from '@rulewright/core';
import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { editText } from '../edit-text.js';

const { world } = check(
  parse('create schema event(src_ip string, port int); create schema login(src_ip string, name string);').document,
  EMPTY_WORLD,
);

function placed(text: string, name: string, more: { readonly predicate?: string; readonly at?: string } = {}): string {
  const outcome = editText(text, { kind: 'place-source', name, ...more }, world);
  return outcome.kind === 'refused' ? `refused: ${outcome.reason}` : applyEdits(text, outcome.edits);
}

const ONE = "@Name('one') select src_ip from event;";
const TWO = "@Name('two') select * from pattern [every a=event -> b=login];";
const PORT = { predicate: 'port = 80' };

describe('what is read comes with a condition', () => {
  it('on the canvas as a statement of its own', () => {
    expect(placed('', 'event', PORT)).toBe('select * from event(port = 80);\n');
    expect(placed('', 'event')).toBe('select * from event;\n');
  });

  it('on a source that reads the same beside its own conditions', () => {
    const text = "@Name('one') select src_ip from event(src_ip = 'a');";
    expect(placed(text, 'event', { ...PORT, at: 'one/from.0' })).toBe(
      "@Name('one') select src_ip from event(src_ip = 'a' and port = 80);",
    );
  });

  it('on another source in the place of it', () => {
    expect(placed(ONE, 'login', { predicate: "name = 'x'", at: 'one/from.0' })).toBe(
      "@Name('one') select src_ip from login(name = 'x');",
    );
  });

  it('in a pattern as one more event, and on an event of that type as its condition', () => {
    expect(placed(TWO, 'event', { ...PORT, at: 'two/from.0/pattern/followed-by.1' })).toBe(
      "@Name('two') select * from pattern [every a=event -> b=login -> c=event(port = 80)];",
    );
    expect(placed(TWO, 'login', { predicate: "name = 'x'", at: 'two/from.0/pattern/followed-by.1' })).toBe(
      "@Name('two') select * from pattern [every a=event -> b=login(name = 'x')];",
    );
  });

  it('on a statement that selects as one more input', () => {
    expect(placed(ONE, 'login', { predicate: "name = 'x'", at: 'one/select' })).toBe(
      "@Name('one') select event.src_ip as src_ip from event#lastevent inner join login(name = 'x')#lastevent as a on event.src_ip = a.src_ip;",
    );
  });

  it('nowhere else, and only if it can be read', () => {
    expect(placed("@Name('v') create variable int n = 1;", 'event', { at: 'v' })).toBe('refused: nothing is read here');
    expect(placed('', 'event', { predicate: 'port =' })).toMatch(/^refused: /);
  });
});
