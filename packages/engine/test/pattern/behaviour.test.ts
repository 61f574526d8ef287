import { describe, expect, it } from 'vitest';
import { readTables, rowsOf } from './behaviour-table.js';

describe.each(readTables())('patterns: %s', (_, cases) => {
  it.each(cases.map((one) => [one.pattern, one.steps, one] as const))('%s <- %s', (_pattern, _steps, one) => {
    expect(rowsOf(one)).toEqual(one.rows);
  });
});
