import type { Module } from '@rulewright/contracts';
import { applyEdits, type Span, type TextEdit } from '@rulewright/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Analysis, analysisOf, type LanguageAnswer } from './analysis.js';
import { History, inverted } from './history.js';

/** Asks a pane to bring a place into sight; a new object each time, so that the same place can be asked for twice. */
export interface Reveal {
  readonly pane: 'text' | 'canvas';
  readonly span: Span;
  readonly focus: boolean;
}

export interface EditorState {
  readonly text: string;
  /** the text of `version`, which the server holds */
  readonly savedText: string;
  /** newest stored version that this edit began from or made */
  readonly version: number;
  /** of the newest text that the language has read; while typing a little behind `text` */
  readonly analysis: Analysis | undefined;
  /** id of the selected part of the picture */
  readonly selected: string | undefined;
  readonly reveal: Reveal | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Hears every edit, with the text before it: the text pane follows what the canvas, a fix or undo did. */
export type EditListener = (edits: readonly TextEdit[], origin: EditOrigin, before: string) => void;
export type EditOrigin = 'text' | 'fix' | 'undo';

interface SelectOptions {
  readonly reveal?: Reveal['pane'];
  readonly focus?: boolean;
}

/**
 * One open rule: its text is the document, the picture and the problems follow from it, selection and undo are shared by all panes.
 * Lives outside React; panes subscribe to what they show.
 */
export class EditorModel {
  readonly name: string;
  readonly store: StoreApi<EditorState>;
  readonly #history = new History();
  readonly #editListeners = new Set<EditListener>();
  /** where the text pane's caret stands; undefined before it was there */
  #caret: Span | undefined;
  /** what an address asked to select, until the rule is drawn */
  #wanted: string | undefined;

  constructor(
    module: Pick<Module, 'name' | 'epl' | 'version'>,
    { draft, select }: { readonly draft?: string; readonly select?: string } = {},
  ) {
    this.name = module.name;
    this.#wanted = select;
    this.store = createStore<EditorState>(() => ({
      text: draft ?? module.epl,
      savedText: module.epl,
      version: module.version,
      analysis: undefined,
      selected: undefined,
      reveal: undefined,
      canUndo: false,
      canRedo: false,
    }));
  }

  get state(): EditorState {
    return this.store.getState();
  }

  onEdit(listener: EditListener): () => void {
    this.#editListeners.add(listener);
    return () => this.#editListeners.delete(listener);
  }

  /** Changes the text. Edits are in offsets of the present text and do not overlap. `typedAtMs`: letters that belong together. */
  edit(edits: readonly TextEdit[], origin: EditOrigin, typedAtMs?: number): void {
    const { text, selected } = this.state;
    if (edits.length === 0) return;
    this.#history.push(
      { forward: edits, backward: inverted(text, edits), selectedBefore: selected, selectedAfter: selected },
      typedAtMs,
    );
    this.#apply(edits, origin);
  }

  undo(): void {
    const step = this.#history.undo();
    if (step) this.#apply(step.backward, 'undo', step.selectedBefore);
  }

  redo(): void {
    const step = this.#history.redo();
    if (step) this.#apply(step.forward, 'undo', step.selectedAfter);
  }

  /** Takes what the language said of `text`; an answer to an older text is dropped. */
  analysed(text: string, answer: LanguageAnswer): void {
    if (text !== this.state.text) return;
    const analysis = analysisOf(text, answer);
    const { selected } = this.state;
    const kept = selected !== undefined && analysis.index.get(selected) ? selected : undefined;
    this.store.setState({ analysis, selected: kept });
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted !== undefined && analysis.index.get(wanted)) this.select(wanted, { reveal: 'text' });
  }

  select(id: string | undefined, { reveal, focus = false }: SelectOptions = {}): void {
    const node = id === undefined ? undefined : this.state.analysis?.index.get(id);
    const wanted = reveal && node ? { pane: reveal, span: node.span, focus } : undefined;
    this.store.setState((state) => ({ selected: node?.id, reveal: wanted ?? state.reveal }));
  }

  /** Puts a text at the caret, or at the end, and leads there. */
  insertAtCaret(text: string): void {
    const end = this.state.text.length;
    const at = this.#caret ?? { start: end, end };
    const span = { start: Math.min(at.start, end), end: Math.min(at.end, end) };
    this.edit([{ span, text }], 'fix');
    const after = span.start + text.length;
    this.#caret = { start: after, end: after };
    this.reveal(this.#caret);
  }

  /** The caret or selection of the text pane moved: the part of the picture there is selected. */
  selectAt(span: Span): void {
    this.#caret = span;
    const { analysis, text, selected } = this.state;
    // while the language lags behind the text, offsets do not fit
    if (analysis === undefined || analysis.text !== text) return;
    const found = analysis.index.at(span)?.id;
    if (found !== selected) this.store.setState({ selected: found });
  }

  reveal(span: Span, pane: Reveal['pane'] = 'text', focus = true): void {
    this.store.setState({ reveal: { pane, span, focus } });
  }

  /** The server holds this text as this version now. */
  saved(text: string, version: number): void {
    this.store.setState({ savedText: text, version });
  }

  #apply(edits: readonly TextEdit[], origin: EditOrigin, selected?: string): void {
    const before = this.state.text;
    this.store.setState((state) => ({
      text: applyEdits(state.text, edits),
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
      ...(selected === undefined ? {} : { selected }),
    }));
    for (const listener of this.#editListeners) listener(edits, origin, before);
  }
}
