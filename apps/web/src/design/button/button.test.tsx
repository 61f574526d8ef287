import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Button } from './button.js';

it('takes no second click while an answer is awaited', () => {
  const onClick = vi.fn();
  const { rerender } = render(<Button onClick={onClick}>Deploy v2</Button>);
  fireEvent.click(screen.getByRole('button', { name: 'Deploy v2' }));
  rerender(
    <Button onClick={onClick} aria-busy>
      Deploy v2
    </Button>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Deploy v2' }));
  expect(onClick).toHaveBeenCalledTimes(1);
});

it('shows keys to the eye and keeps them out of its name', () => {
  render(<Button keys={['Mod', '.']}>Add src_ip</Button>);
  expect(screen.getByRole('button').textContent).toBe('Add src_ipCtrl.');
  expect(screen.getByRole('button', { name: 'Add src_ip' })).toBeDefined();
});

it('does not send a form by itself', () => {
  render(<Button>Cancel</Button>);
  expect(screen.getByRole('button').getAttribute('type')).toBe('button');
});
