import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SearchField } from './search-field.js';
import { Segmented } from './segmented.js';
import { Tabs } from './tabs.js';
import { TextField } from './text-field.js';
import { Toggles } from './toggles.js';

const ARRANGEMENTS = [
  { value: 'folders', label: 'Folders' },
  { value: 'flat', label: 'Flat' },
] as const;

describe('one of a few', () => {
  it('moves and chooses by the arrows, round the ends, with one stop for Tab', () => {
    const Chooser = () => {
      const [value, setValue] = useState<'folders' | 'flat'>('folders');
      return <Segmented label="Arrangement" segments={ARRANGEMENTS} value={value} onChange={setValue} />;
    };
    render(<Chooser />);
    const stops = () =>
      screen.getAllByRole('radio').map((radio) => [radio.textContent, radio.getAttribute('aria-checked'), radio.tabIndex]);
    fireEvent.keyDown(screen.getByRole('radiogroup'), { key: 'ArrowRight' });
    expect(stops()).toEqual([
      ['Folders', 'false', -1],
      ['Flat', 'true', 0],
    ]);
    expect(document.activeElement?.textContent).toBe('Flat');
    fireEvent.keyDown(screen.getByRole('radiogroup'), { key: 'ArrowRight' });
    expect(document.activeElement?.textContent).toBe('Folders');
  });

  it('shows the tab that the arrow leads to', () => {
    const onChange = vi.fn();
    const tabs = [
      { value: 'problems', label: 'Problems' },
      { value: 'test', label: 'Test' },
    ] as const;
    render(<Tabs label="Drawer" tabs={tabs} value="problems" onChange={onChange} />);
    fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowLeft' });
    expect(onChange).toHaveBeenCalledWith('test');
  });
});

it('keeps toggles pressed, each by itself', () => {
  const onToggle = vi.fn();
  render(<Toggles label="Panes" segments={ARRANGEMENTS} pressed={new Set(['flat'])} onToggle={onToggle} />);
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  fireEvent.click(screen.getByRole('button', { name: 'Flat' }));
  expect(onToggle).toHaveBeenCalledWith('flat');
});

describe('a field', () => {
  it('is read together with what is wrong with it', () => {
    render(<TextField label="Name" hint="Words joined by dots" error="Letters only" />);
    const field = screen.getByLabelText('Name');
    const note = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect([field.getAttribute('aria-invalid'), note?.textContent, note?.getAttribute('role')]).toEqual([
      'true',
      'Letters only',
      'alert',
    ]);
  });

  it('is read with its hint while nothing is wrong', () => {
    render(<TextField label="Name" hint="Words joined by dots" />);
    const field = screen.getByLabelText('Name');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Words joined by dots');
  });
});

it('empties a search by Escape, and leaves it by a second one', () => {
  const Search = () => {
    const [text, setText] = useState('scan');
    return <SearchField label="Rule" value={text} onChange={setText} />;
  };
  render(<Search />);
  const field = screen.getByLabelText<HTMLInputElement>('Rule');
  field.focus();
  fireEvent.keyDown(field, { key: 'Escape' });
  expect([field.value, document.activeElement]).toEqual(['', field]);
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(document.activeElement).not.toBe(field);
});
