import { expect, it } from 'vitest';
import { applyEdits, type Diagnostic, hasErrors } from './diagnostic.js';

const diagnostic = (severity: Diagnostic['severity']): Diagnostic => ({
  code: 'x',
  severity,
  span: { start: 0, end: 0 },
  message: 'x',
});

it('is kept from deployment by an error, not by a warning', () => {
  expect(hasErrors([diagnostic('warning'), diagnostic('hint')])).toBe(false);
  expect(hasErrors([diagnostic('warning'), diagnostic('error')])).toBe(true);
});

it('applies edits in any order and leaves the rest as it is', () => {
  const edits = [
    { span: { start: 7, end: 8 }, text: 'x' },
    { span: { start: 0, end: 6 }, text: 'SELECT' },
    { span: { start: 8, end: 8 }, text: ', y' },
  ];
  expect(applyEdits('select a from A', edits)).toBe('SELECT x, y from A');
});

it('refuses edits that overlap', () => {
  const edits = [
    { span: { start: 0, end: 3 }, text: '' },
    { span: { start: 2, end: 4 }, text: '' },
  ];
  expect(() => applyEdits('abcdef', edits)).toThrow('edits overlap at offset 2');
});
