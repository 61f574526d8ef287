import { describe, expect, it } from 'vitest';
import type { Command } from './command.js';
import { CommandRegistry } from './command-registry.js';
import { capsOf, chordOf, type KeyPress } from './key-chord.js';

const key = (name: string, mods: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...mods,
});

const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'do',
  keys,
  run: () => {},
  ...more,
});

const free = { inField: false, atMs: 0 };

function offered(...sets: readonly (readonly Command[])[]): CommandRegistry {
  const registry = new CommandRegistry();
  for (const set of sets) registry.offer(Symbol(), set);
  return registry;
}

describe('the name of a key press', () => {
  it('names modifiers in one order and leaves out the Shift that a sign takes', () => {
    expect([
      chordOf(key('k', { ctrlKey: true })),
      chordOf(key('F', { altKey: true, shiftKey: true })),
      chordOf(key('?', { shiftKey: true })),
      chordOf(key('Enter', { ctrlKey: true })),
    ]).toEqual(['Mod+k', 'Alt+Shift+f', '?', 'Mod+Enter']);
  });

  it('gives the caps in the order of pressing', () => {
    expect([capsOf('Mod+k'), capsOf('g a'), capsOf('?')]).toEqual([['Mod', 'K'], ['g', 'a'], ['?']]);
  });
});

describe('which command a key press means', () => {
  it('takes the set offered last when two want the same key', () => {
    const registry = offered([command('list.close', 'e')], [command('dialog.edit', 'e')]);
    expect(registry.press(key('e'), free).command?.id).toBe('dialog.edit');
  });

  it('gives the key back when the dialog is gone', () => {
    const registry = offered([command('list.close', 'e')]);
    const dialog = Symbol();
    registry.offer(dialog, [command('dialog.edit', 'e')]);
    registry.withdraw(dialog);
    expect(registry.press(key('e'), free).command?.id).toBe('list.close');
  });

  it('waits for the second key of a sequence, and no longer than 1.2 s', () => {
    const registry = offered([command('go.alerts', 'g a'), command('acknowledge', 'a')]);
    expect(registry.press(key('g'), free)).toEqual({ command: undefined, taken: true });
    expect(registry.press(key('a'), { inField: false, atMs: 1_200 }).command?.id).toBe('go.alerts');
    registry.press(key('g'), { inField: false, atMs: 5_000 });
    expect(registry.press(key('a'), { inField: false, atMs: 6_201 }).command?.id).toBe('acknowledge');
  });

  it('lets letters rest while a field has the focus, and chords that say so act', () => {
    const registry = offered([
      command('close', 'e'),
      command('palette', 'Mod+k', { inFields: true }),
      command('deploy', 'Mod+Enter'),
    ]);
    const inField = { inField: true, atMs: 0 };
    expect([
      registry.press(key('e'), inField).taken,
      registry.press(key('k', { ctrlKey: true }), inField).command?.id,
      registry.press(key('Enter', { ctrlKey: true }), inField).command,
    ]).toEqual([false, 'palette', undefined]);
  });

  it('leaves single letters alone once they are switched off', () => {
    const registry = offered([command('close', 'e'), command('palette', 'Mod+k')]);
    registry.singleLetters = false;
    expect([registry.press(key('e'), free).command, registry.press(key('k', { ctrlKey: true }), free).command?.id]).toEqual([
      undefined,
      'palette',
    ]);
  });
});
