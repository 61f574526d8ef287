import type { Diagnostic, EventRecord } from '@rulewright/core';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { alertListInput } from './alert.js';
import { diagnosticSchema, type WireDiagnostic } from './diagnostic.js';
import { ERROR_CODES, HTTP_STATUS } from './error-code.js';
import { moduleNameSchema, savedModuleNameSchema } from './module.js';
import { roleCovers, setupInput } from './person.js';
import { recordSchema } from './value.js';

describe('shapes on the wire', () => {
  test('a diagnostic of the core is a diagnostic of the wire and back', () => {
    expectTypeOf<Diagnostic>().toExtend<WireDiagnostic>();
    expectTypeOf<WireDiagnostic>().toExtend<Diagnostic>();
    const diagnostic: Diagnostic = { code: 'name-unknown', severity: 'error', span: { start: 1, end: 3 }, message: 'no "x"' };
    expect(diagnosticSchema.parse(diagnostic)).toEqual(diagnostic);
  });

  test('a row keeps nested values', () => {
    expectTypeOf<z.infer<typeof recordSchema>>().toEqualTypeOf<EventRecord>();
    const row = { ip: '10.0.0.1', hosts: ['a', 'b'], event: { port: 443, ok: true, note: null } };
    expect(recordSchema.parse(row)).toEqual(row);
  });

  test('every error code has an HTTP status of failure', () => {
    expect(Object.keys(HTTP_STATUS)).toEqual([...ERROR_CODES]);
    expect(Object.values(HTTP_STATUS).every((status) => status >= 400)).toBe(true);
  });

  test('a role covers those before it', () => {
    expect([roleCovers('admin', 'viewer'), roleCovers('analyst', 'analyst'), roleCovers('viewer', 'engineer')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each([
    ['scan', true],
    ['network.scan', true],
    ['klendar.tor-exit_2', true],
    ['', false],
    ['a..b', false],
    ['../etc', false],
    ['1a', false],
  ])('module name %j: %j', (name, valid) => {
    expect(moduleNameSchema.safeParse(name).success).toBe(valid);
  });

  test('a name with a dash is read, and not given any more: no text can declare it', () => {
    expect(['scan-2', 'network.scan_2'].map((name) => savedModuleNameSchema.safeParse(name).success)).toEqual([false, true]);
    expect(moduleNameSchema.safeParse('scan-2').success).toBe(true);
  });

  test('lists have a page size, the first account is called admin', () => {
    expect(alertListInput.parse({})).toEqual({ limit: 100 });
    expect(setupInput.parse({ password: 'correct horse' })).toEqual({ name: 'admin', password: 'correct horse' });
  });
});
