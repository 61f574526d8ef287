import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { counterStore } from '../../live/counter-store.js';
import { CountedFigures } from './counted-figures.js';

afterEach(() => counterStore.watch(undefined));

const shown = () => screen.queryAllByRole('definition').map((figure) => figure.textContent);

it('shows the figures of a node that is counted, and none of a node that is not', () => {
  counterStore.watch('scan');
  render(<CountedFigures node="s/window" />);
  render(<CountedFigures node="s/having" />);
  expect(shown()).toEqual([]);
  counterStore.take({
    module: 'scan',
    time: 1_000,
    nodes: [{ node: 's/window', held: 7, inserted: 12, removed: 5 }],
  } as unknown as Parameters<typeof counterStore.take>[0]);
  expect(shown()).toEqual(['—', '0']);
});
