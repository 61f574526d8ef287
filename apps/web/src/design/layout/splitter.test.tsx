import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Splitter } from './splitter.js';

it('is moved by the arrows within its bounds and put back by Enter', () => {
  const onChange = vi.fn();
  render(<Splitter label="Width" value={390} least={240} most={400} onChange={onChange} />);
  const line = screen.getByRole('separator', { name: 'Width' });
  fireEvent.keyDown(line, { key: 'ArrowLeft' });
  fireEvent.keyDown(line, { key: 'ArrowRight' });
  fireEvent.keyDown(line, { key: 'Enter' });
  fireEvent.doubleClick(line);
  expect(onChange.mock.calls).toEqual([[400], [374], [undefined], [undefined]]);
});
