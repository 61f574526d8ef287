import type { ModuleDiagram } from '@rulewright/diagram';
import { describe, expect, it } from 'vitest';
import { EditorModel } from './editor-model.js';

const module = { name: 'network.scan', epl: 'select a from b;', version: 3 };

/** A statement without anything in it. */
const frameAt = (id: string, start: number, end: number): ModuleDiagram['frames'][number] => ({
  ...{ id, form: 'chain', title: 'select', span: { start, end } },
  ...{ chips: [], inputs: [], trunk: [], branches: [] },
});

const diagram: ModuleDiagram = {
  frames: [
    {
      id: '0',
      form: 'chain',
      title: 'select',
      span: { start: 0, end: 16 },
      chips: [],
      inputs: [],
      trunk: [{ shape: 'block', id: '0/select', kind: 'select', span: { start: 7, end: 8 }, word: 'Select', lines: ['a'] }],
      branches: [],
    },
  ],
  edges: [],
};

const answer = { diagnostics: [], diagram, notes: [] };

function opened(): EditorModel {
  const model = new EditorModel(module);
  model.analysed(module.epl, answer);
  return model;
}

describe('one open rule', () => {
  it('selects the part of the picture under the caret', () => {
    const model = opened();
    model.selectAt({ start: 7, end: 7 });
    expect(model.state.selected).toBe('0/select');
    model.selectAt({ start: 12, end: 12 });
    expect(model.state.selected).toBe('0');
  });

  it('opens edits from before with the version that they began from, although a newer one is stored', () => {
    const { state } = new EditorModel(module, { draft: { text: 'mine', version: 2, base: 'old' } });
    expect([state.text, state.savedText, state.version]).toEqual(['mine', 'old', 2]);
  });

  it('takes back, after the page was loaded again, what was done before', () => {
    const first = opened();
    first.edit([{ span: { start: 7, end: 8 }, text: 'src_ip' }], 'canvas');
    const { text } = first.state;
    const again = new EditorModel(module, { draft: { text, version: 3, base: module.epl, steps: first.steps } });
    expect([again.state.text, again.state.canUndo]).toEqual(['select src_ip from b;', true]);
    again.undo();
    expect(again.state.text).toBe(module.epl);
  });

  it('groups statements and takes it back as one step', () => {
    const model = opened();
    const groups = [{ id: 'g1', label: 'Scans', frames: ['0'] }];
    model.arrange({ groups });
    const grouped = model.state.groups;
    model.undo();
    expect([grouped, model.state.groups]).toEqual([groups, []]);
    model.redo();
    expect(model.state.groups).toEqual(groups);
  });

  it('takes back with a dropped statement where the others were kept, and puts it back at its place', () => {
    const model = opened();
    const both = { ...answer, diagram: { ...diagram, frames: [...diagram.frames, frameAt('1', 16, 32)] } };
    const standing = new Map([['0', { x: 16, y: 16 }]]);
    const spot = { standing, settle: () => ({ x: 400, y: 64 }) };
    model.draw([{ span: { start: 16, end: 16 }, text: ' select c from d;' }], { selects: '1', spot });
    model.analysed(model.state.text, both);
    const dropped = model.state.places;
    model.undo();
    model.analysed(model.state.text, answer);
    const undone = model.state.places;
    model.redo();
    model.analysed(model.state.text, both);
    const there = new Map([...standing, ['1', { x: 400, y: 64 }]]);
    expect([dropped, undone, model.state.places]).toEqual([there, new Map(), there]);
  });

  it('undoes a statement that was dropped above others with the places that they had by their old ids', () => {
    const old = { text: 'select a from b; select c from d;', places: new Map([['1', { x: 9, y: 9 }]]) };
    const two = [frameAt('0', 0, 16), frameAt('1', 17, 33)];
    const model = new EditorModel({ ...module, epl: old.text }, { arranged: { places: old.places, groups: [] } });
    model.analysed(old.text, { ...answer, diagram: { frames: two, edges: [] } });
    const spot = { standing: new Map([['0', { x: 1, y: 1 }]]), settle: () => ({ x: 5, y: 5 }) };
    model.draw([{ span: { start: 17, end: 17 }, text: 'select n from n; ' }], { selects: '1', spot });
    const three = [...two, frameAt('2', 34, 50)];
    model.analysed(model.state.text, { ...answer, diagram: { frames: three, edges: [] } });
    const dropped = Object.fromEntries(model.state.places);
    model.undo();
    model.analysed(old.text, { ...answer, diagram: { frames: two, edges: [] } });
    expect([dropped, model.state.places]).toEqual([{ 0: { x: 1, y: 1 }, 1: { x: 5, y: 5 }, 2: { x: 9, y: 9 } }, old.places]);
  });

  it('shows what another one stored, and brings the own edits back with one undo', () => {
    const model = opened();
    model.edit([{ span: { start: 7, end: 8 }, text: 'mine' }], 'text');
    model.goOnFrom({ epl: 'select theirs from b;', version: 4 }, 'select mine, theirs from b;');
    const { text, savedText, version } = model.state;
    model.undo();
    expect([text, savedText, version]).toEqual(['select mine, theirs from b;', 'select theirs from b;', 4]);
    expect(model.state.text).toBe('select mine from b;');
  });

  it('takes no edit from who may only read, and says why', () => {
    const model = new EditorModel(module, { mayNotEdit: 'read only' });
    model.analysed(module.epl, answer);
    const edits = [{ span: { start: 7, end: 8 }, text: 'mine' }];
    model.edit(edits, 'text');
    model.draw(edits, { selects: '0' });
    model.insertAtCaret('mine');
    model.replaceText('mine');
    model.undo();
    const { text, canUndo, selected, refusal } = model.state;
    expect({ text, canUndo, selected, refusal }).toEqual({
      text: module.epl,
      canUndo: false,
      selected: undefined,
      refusal: { kind: 'refused', reason: 'read only' },
    });
  });

  it('shows who may only read what another one stored', () => {
    const model = new EditorModel(module, { mayNotEdit: 'read only' });
    model.goOnFrom({ epl: 'select theirs from b;', version: 4 }, 'select theirs from b;');
    const { text, savedText, version, canUndo, refusal } = model.state;
    expect({ text, savedText, version, canUndo, refusal }).toEqual({
      text: 'select theirs from b;',
      savedText: 'select theirs from b;',
      version: 4,
      canUndo: false,
      refusal: undefined,
    });
  });

  it('drops what the language says of an older text', () => {
    const model = opened();
    model.edit([{ span: { start: 7, end: 8 }, text: 'c' }], 'text');
    const before = model.state.analysis;
    model.analysed(module.epl, answer);
    expect(model.state.analysis).toBe(before);
  });

  it('does not move the selection while the language lags behind the text', () => {
    const model = opened();
    model.select('0/select');
    model.edit([{ span: { start: 0, end: 0 }, text: '/* x */ ' }], 'text');
    model.selectAt({ start: 2, end: 2 });
    expect(model.state.selected).toBe('0/select');
  });

  it('forgets a selection whose part is gone', () => {
    const model = opened();
    model.select('0/select');
    model.edit([{ span: { start: 0, end: 16 }, text: '' }], 'text');
    model.analysed('', { diagnostics: [], diagram: { frames: [], edges: [] }, notes: [] });
    expect(model.state.selected).toBeUndefined();
  });

  it('puts a name from the palette at the caret, in place of what is selected, as one step', () => {
    const model = opened();
    model.selectAt({ start: 7, end: 8 });
    model.insertAtCaret('src_ip');
    expect([model.state.text, model.state.reveal?.span]).toEqual(['select src_ip from b;', { start: 13, end: 13 }]);
    model.undo();
    expect(model.state.text).toBe(module.epl);
  });

  it('undoes a fix for every pane, back to the first character', () => {
    const model = opened();
    const heard: string[] = [];
    model.onEdit((edits, origin) => heard.push(`${origin} ${edits.map((edit) => edit.text).join()}`));
    model.edit([{ span: { start: 7, end: 8 }, text: 'src_ip' }], 'fix');
    model.undo();
    expect([model.state.text, model.state.canUndo, model.state.canRedo]).toEqual([module.epl, false, true]);
    expect(heard).toEqual(['fix src_ip', 'undo a']);
  });
});
