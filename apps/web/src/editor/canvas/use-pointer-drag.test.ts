import { fireEvent, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { usePointerDrag } from './use-pointer-drag.js';

function dragged() {
  const told: string[] = [];
  const { result, unmount } = renderHook(() => usePointerDrag());
  const press = (name = '') =>
    result.current({
      onMove: () => told.push(`${name}move`),
      onDrop: () => told.push(`${name}drop`),
      onCancel: () => told.push(`${name}cancel`),
    });
  press();
  fireEvent.pointerMove(window);
  return { told, press, unmount };
}

function goOn() {
  fireEvent.pointerMove(window);
  fireEvent.pointerUp(window);
  fireEvent.pointerCancel(window);
}

it('follows the pointer until it is let go', () => {
  const { told, unmount } = dragged();
  goOn();
  goOn();
  unmount();
  expect(told).toEqual(['move', 'move', 'drop']);
});

it('ends with nothing done when the touch is cancelled, by Escape, and when its place is gone', () => {
  const touch = dragged();
  fireEvent.pointerCancel(window);
  goOn();
  const key = dragged();
  fireEvent.keyDown(window, { key: 'Escape' });
  goOn();
  const gone = dragged();
  gone.unmount();
  goOn();
  expect([touch.told, key.told, gone.told]).toEqual(Array.from({ length: 3 }, () => ['move', 'cancel']));
});

it('gives the first drag up when another one begins', () => {
  const { told, press } = dragged();
  press('second ');
  goOn();
  expect(told).toEqual(['move', 'cancel', 'second move', 'second drop']);
});
