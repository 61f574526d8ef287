import { TEMPLATES, textOf } from '@rulewright/samples';
import { describe, expect, it } from 'vitest';
import { declaredName, freeName, isModuleName, withName } from './module-name.js';

describe('the name of a new rule', () => {
  it('takes words joined by dots', () => {
    expect(['network.scan', 'scan', 'a.b.d_1', 'a-b', 'a.', '1a', 'a b'].map(isModuleName)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is found in the text, behind comments', () => {
    expect([
      declaredName('module a.b;'),
      declaredName('/* x */ // y\n module\n  a.b ;'),
      declaredName("select 'module a;' from b"),
    ]).toEqual(['a.b', 'a.b', undefined]);
  });

  it('replaces the one in the text, or is put in front', () => {
    expect([withName('module a;\nselect 1;', 'b.c'), withName('select 1;', 'b.c'), withName('module b.c;', 'b.c')]).toEqual([
      'module b.c;\nselect 1;',
      'module b.c;\n\nselect 1;',
      'module b.c;',
    ]);
  });
});

it('a new rule takes a name that no other has', () => {
  const taken = new Set(['network.scan', 'network.scan_2']);
  expect([freeName('network.scan', taken), freeName('network.worm', taken)]).toEqual(['network.scan_3', 'network.worm']);
});

describe('templates', () => {
  it('declare a type only if nobody has', () => {
    const scan = TEMPLATES.find((template) => template.id === 'scan');
    if (scan === undefined) throw new Error('no scan template');
    const none = { types: new Set<string>(), outputIds: [] };
    expect(textOf(scan, 'network.scan', none).includes('create schema event')).toBe(true);
    expect(textOf(scan, 'network.scan', { ...none, types: new Set(['event']) }).includes('create schema')).toBe(false);
  });

  it('name output 1 only where there is one', () => {
    const named = (outputIds: readonly number[]) =>
      TEMPLATES.filter((template) => textOf(template, 'a', { types: new Set(), outputIds }).includes('outID=1')).length;
    expect([named([]), named([1, 2])]).toEqual([0, TEMPLATES.length]);
  });

  it('have names that the server takes', () => {
    expect(TEMPLATES.filter((template) => !isModuleName(template.name))).toEqual([]);
  });
});
