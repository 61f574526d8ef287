import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { EventValue, EventValues } from './event-value.js';

it('keeps the direction of a value to itself', () => {
  const { container } = render(<EventValue text={'10.0.0.44\u202Eexe'} />);
  expect(container.innerHTML).toBe('<bdi>10.0.0.44[U+202E]exe</bdi>');
});

it('keeps each value of a line to itself', () => {
  const { container } = render(<EventValues values={['a\u202E', 'b']} between=" · " />);
  expect(container.innerHTML).toBe('<bdi>a[U+202E]</bdi> · <bdi>b</bdi>');
});
