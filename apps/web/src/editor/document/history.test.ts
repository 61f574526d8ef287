import { applyEdits, type TextEdit } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import { History, inverted } from './history.js';

const edit = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text });

/** A text with its history, edited as the editor does. */
function written(start: string) {
  const history = new History();
  let text = start;
  return {
    get text() {
      return text;
    },
    do(edits: readonly TextEdit[], typedAtMs?: number) {
      history.push(
        { forward: edits, backward: inverted(text, edits), selectedBefore: undefined, selectedAfter: undefined },
        typedAtMs,
      );
      text = applyEdits(text, edits);
    },
    undo() {
      const step = history.undo();
      if (step) text = applyEdits(text, step.backward);
      return text;
    },
    redo() {
      const step = history.redo();
      if (step) text = applyEdits(text, step.forward);
      return text;
    },
    history,
  };
}

describe('one history for text and canvas', () => {
  it('takes several edits of one step back together, whatever their lengths', () => {
    const doc = written('select a from b where c');
    doc.do([edit(7, 8, 'src_ip'), edit(14, 15, ''), edit(22, 23, 'x = 1')]);
    expect(doc.text).toBe('select src_ip from  where x = 1');
    expect(doc.undo()).toBe('select a from b where c');
    expect(doc.redo()).toBe('select src_ip from  where x = 1');
  });

  it('joins letters typed one after the other into one step', () => {
    const doc = written('');
    'scan'.split('').forEach((letter, at) => {
      doc.do([edit(at, at, letter)], at * 100);
    });
    expect([doc.text, doc.undo(), doc.redo()]).toEqual(['scan', '', 'scan']);
  });

  it('begins a new step after a pause, elsewhere, and with a new line', () => {
    const doc = written('');
    doc.do([edit(0, 0, 'a')], 0);
    doc.do([edit(1, 1, 'b')], 801);
    doc.do([edit(0, 0, 'c')], 900);
    doc.do([edit(1, 1, '\n')], 1_000);
    expect([doc.undo(), doc.undo(), doc.undo(), doc.undo()]).toEqual(['cab', 'ab', 'a', '']);
  });

  it('joins the first letter over a selection with those that follow', () => {
    const doc = written('old');
    doc.do([edit(0, 3, 'n')], 0);
    doc.do([edit(1, 1, 'e')], 10);
    expect([doc.text, doc.undo()]).toEqual(['ne', 'old']);
  });

  it('forgets what could be redone once something new is done', () => {
    const doc = written('a');
    doc.do([edit(1, 1, 'b')]);
    doc.undo();
    doc.do([edit(1, 1, 'c')]);
    expect([doc.history.canRedo, doc.redo()]).toEqual([false, 'ac']);
  });
});
