import { fireEvent } from '@testing-library/dom';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useToast } from '../../design/toast/toast-store.js';
import { listenToKeys, setSingleLetters } from './key-listener.js';
import { commandRegistry } from './use-commands.js';

const owner = Symbol();
let ran: string[] = [];
let end = () => {};

beforeEach(() => {
  ran = [];
  end = listenToKeys();
  const command = (id: string, keys: string, more = {}) => ({
    id,
    label: id,
    group: 'do' as const,
    keys,
    run: () => ran.push(id),
    ...more,
  });
  commandRegistry.offer(owner, [
    command('next', 'j'),
    command('palette', 'Mod+k', { inFields: true }),
    command('refused', 'e', { refused: 'not now' }),
  ]);
});

afterEach(() => {
  end();
  commandRegistry.withdraw(owner);
  setSingleLetters(true);
  document.body.replaceChildren();
});

function field(): HTMLInputElement {
  const input = document.createElement('input');
  document.body.append(input);
  return input;
}

describe('keys on the page', () => {
  it('run what they mean, but not while a field has the focus', () => {
    fireEvent.keyDown(document.body, { key: 'j' });
    fireEvent.keyDown(field(), { key: 'j' });
    expect(ran).toEqual(['next']);
  });

  it('reach the palette from within a field, before the field acts on them', () => {
    const input = field();
    let heard = false;
    input.addEventListener('keydown', () => {
      heard = true;
    });
    fireEvent.keyDown(input, { key: 'k', ctrlKey: true });
    expect([ran, heard]).toEqual([['palette'], false]);
  });

  it('leave a press alone that a part of the page has used', () => {
    const part = document.createElement('div');
    part.addEventListener('keydown', (event) => event.preventDefault());
    document.body.append(part);
    fireEvent.keyDown(part, { key: 'j' });
    expect(ran).toEqual([]);
  });

  it('run nothing that is refused, and say why', () => {
    const { result } = renderHook(useToast);
    act(() => void fireEvent.keyDown(document.body, { key: 'e' }));
    expect(ran).toEqual([]);
    expect(result.current).toEqual({ text: 'not now' });
  });

  it('rest once single letters are switched off', () => {
    setSingleLetters(false);
    fireEvent.keyDown(document.body, { key: 'j' });
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(ran).toEqual(['palette']);
  });
});
