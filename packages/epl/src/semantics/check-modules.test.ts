import { describe, expect, it } from 'vitest';
import { parse } from '../syntax/parse.js';
import { check } from './check.js';
import { checkModules } from './check-modules.js';
import { EMPTY_WORLD } from './world.js';

const BASE = 'module base; create schema event(src_ip string, dst_ip string);';
const SCANS = 'module scans; uses base; insert into scanning select src_ip from event;';
const WORMS = 'module worms; uses scans; @Name("worm") select src_ip from scanning;';

function checkAll(...texts: readonly string[]) {
  return checkModules(
    texts.map((text) => parse(text).document),
    EMPTY_WORLD,
  );
}
const told = (result: ReturnType<typeof checkAll>) => result.results.map(({ diagnostics }) => diagnostics.map((each) => each.code));

describe('modules together', () => {
  it('are checked in the order of their uses, whatever order they come in', () => {
    const result = checkAll(WORMS, SCANS, BASE);
    expect(result.order).toEqual([2, 1, 0]);
    expect(told(result)).toEqual([[], [], []]);
    expect(result.results.map(({ module }) => module?.name)).toEqual(['worms', 'scans', 'base']);
    expect([...result.world.types.keys()]).toEqual(['event', 'scanning']);
  });

  it('may not use each other in a circle', () => {
    const result = checkAll('module a; uses b;', 'module b; uses c;', 'module c; uses a;');
    expect(told(result).flat()).toEqual(['module-cycle']);
    const message = result.results.flatMap(({ diagnostics }) => diagnostics)[0]?.message;
    expect(message).toBe('modules use each other in a circle: a -> b -> c -> a');
  });

  it('have each its own name', () => {
    expect(told(checkAll('module a; create schema A(x int);', 'module a; create schema B(x int);'))).toEqual([
      [],
      ['module-duplicate'],
    ]);
  });

  it('are told of a module that is not there, with the nearest name', () => {
    const result = checkAll(BASE, 'module scans; uses bse; insert into scanning select src_ip from event;');
    expect(result.results[1]?.diagnostics).toMatchObject([
      { code: 'module-unknown', severity: 'warning', hint: 'did you mean "base"?' },
      { code: 'module-undeclared-dependency', severity: 'hint', hint: 'say so, and this module is deployed after it: uses base;' },
    ]);
  });

  it('cannot declare what another module has declared', () => {
    const result = checkAll(BASE, 'module other; create schema event(x int);');
    expect(result.results[1]?.diagnostics).toMatchObject([
      { code: 'name-duplicate', message: 'event type "event" is already declared in module "base"' },
    ]);
  });

  it('replace what their earlier version declared', () => {
    const { world } = checkAll(BASE, SCANS);
    const { document } = parse('module base; create schema event(src_ip string, port int);');
    const again = check(document, world);
    expect(again.diagnostics).toEqual([]);
    expect(again.world.types.get('event')?.properties.map(({ name }) => name)).toEqual(['src_ip', 'port']);
  });
});
