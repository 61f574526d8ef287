import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FoldedValues } from './folded-values.js';

const shown = () => [...document.querySelectorAll('bdi')].map(({ textContent }) => textContent);

it('folds a long list to its first values, and opens and folds it again', () => {
  render(<FoldedValues lines={Array.from({ length: 51 }, (_, port) => String(port))} />);
  expect(shown()).toEqual(['0', '1', '2']);
  fireEvent.click(screen.getByRole('button', { name: 'and 48 more' }));
  expect(shown()).toHaveLength(51);
  fireEvent.click(screen.getByRole('button', { name: 'show fewer' }));
  expect(shown()).toEqual(['0', '1', '2']);
});

it('shows a short list whole', () => {
  render(<FoldedValues lines={['a', 'b', 'c', 'd']} />);
  expect([shown(), screen.queryByRole('button')]).toEqual([['a', 'b', 'c', 'd'], null]);
});
