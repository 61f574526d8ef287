import { expect, it } from 'vitest';
import { EditorModel } from '../document/editor-model.js';
import { EplEditor } from './epl-editor.js';

it('takes its text along, and shows none that is gone meanwhile', () => {
  const model = new EditorModel({ name: 'scan', epl: 'select 1 from e', version: 1 } as ConstructorParameters<
    typeof EditorModel
  >[0]);
  const pane = new EplEditor(document.body.appendChild(document.createElement('div')), model);
  const text = pane.editor.getModel();
  const order: string[] = [];
  pane.editor.onDidDispose(() => order.push('editor'));
  pane.editor.onDidChangeModel(() => order.push('without a text'));
  text?.onWillDispose(() => order.push('text'));
  pane.dispose();
  expect([order, text?.isDisposed()]).toEqual([['text', 'editor'], true]);
});
