import type { Module } from '@rulewright/contracts';
import { applyEdits, type Span, type TextEdit } from '@rulewright/core';
import type { Refusal } from '@rulewright/diagram';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Analysis, analysisOf, type LanguageAnswer } from './analysis.js';
import { carried } from './carry-arrangement.js';
import { aroundSpot, settledAt } from './dropped-frame.js';
import type { EditorState, Reveal } from './editor-state.js';
import { History, inverted, type Step, type Steps } from './history.js';
import type { Arrangement, Spot } from './place.js';
import { toggledIn } from './selection.js';

/** Hears every edit, with the text before it: the text pane follows what the canvas, a fix or undo did. */
export type EditListener = (edits: readonly TextEdit[], origin: EditOrigin, before: string) => void;
export type EditOrigin = 'text' | 'fix' | 'canvas' | 'undo';

interface SelectOptions {
  readonly reveal?: Reveal['pane'];
  readonly focus?: boolean;
  /** selects it too, or no longer, and leaves the rest selected */
  readonly add?: boolean;
}

/** What the picture shall show once an edit is drawn. */
export interface Afterwards {
  /** id of the part to select */
  readonly selects?: string | undefined;
  /** where the statement of that part, a new one, shall stand */
  readonly spot?: Spot | undefined;
  readonly focus?: boolean;
}

interface OpenOptions {
  /** edits from before, with the version that they began from, its text, and the steps that can be undone */
  readonly draft?: { readonly text: string; readonly version: number; readonly base: string; readonly steps?: Steps };
  readonly select?: string;
  readonly arranged?: Arrangement;
  /** why the person may only read the rule, in words; undefined where it may be edited */
  readonly mayNotEdit?: string;
}

const NOTHING_MORE: ReadonlySet<string> = new Set();

/**
 * One open rule: its text is the document, the picture and the problems follow from it, selection and undo are shared by all panes.
 * Lives outside React; panes subscribe to what they show.
 */
export class EditorModel {
  readonly name: string;
  /** why every edit is refused, if it is */
  readonly mayNotEdit: string | undefined;
  readonly store: StoreApi<EditorState>;
  readonly #history: History;
  readonly #editListeners = new Set<EditListener>();
  /** where the text pane's caret stands; undefined before it was there */
  #caret: Span | undefined;
  /** what an address or an edit asked to select, until it is drawn */
  #wanted: (Afterwards & { readonly reveal: Reveal['pane']; readonly dropped?: Step }) | undefined;
  /** undo or redo has put frames where they stand in the text that is not read yet: by the ids of that text, not of the last one */
  #restored = false;

  constructor(module: Pick<Module, 'name' | 'epl' | 'version'>, { draft, select, arranged, mayNotEdit }: OpenOptions = {}) {
    this.name = module.name;
    this.mayNotEdit = mayNotEdit;
    this.#history = new History(draft?.steps);
    if (select !== undefined) this.#wanted = { selects: select, reveal: 'text' };
    this.store = createStore<EditorState>(() => ({
      text: draft?.text ?? module.epl,
      savedText: draft?.base ?? module.epl,
      version: draft?.version ?? module.version,
      analysis: undefined,
      selected: undefined,
      also: NOTHING_MORE,
      places: arranged?.places ?? new Map(),
      groups: arranged?.groups ?? [],
      reveal: undefined,
      refusal: undefined,
      ...this.#reach(),
    }));
  }

  get state(): EditorState {
    return this.store.getState();
  }

  /** What can be undone and redone, to be kept with a draft. */
  get steps(): Steps {
    return this.#history.steps;
  }

  onEdit(listener: EditListener): () => void {
    this.#editListeners.add(listener);
    return () => this.#editListeners.delete(listener);
  }

  /**
   * Changes the text. Edits are in offsets of the present text and do not overlap. `typedAtMs`: letters that belong together. Every edit
   * comes through here: of a person who may only read, none is taken, and the refusal says why.
   */
  edit(edits: readonly TextEdit[], origin: EditOrigin, typedAtMs?: number): void {
    const { text, selected } = this.state;
    if (edits.length === 0) return;
    if (this.mayNotEdit !== undefined) {
      this.refused({ kind: 'refused', reason: this.mayNotEdit });
      return;
    }
    this.#history.push(
      { forward: edits, backward: inverted(text, edits), selectedBefore: selected, selectedAfter: selected },
      typedAtMs,
    );
    this.#apply(edits, origin);
  }

  /** An edit made in the picture, a form or the outline: one step, and what it made is selected once it is drawn. */
  draw(edits: readonly TextEdit[], { selects, spot, focus = false }: Afterwards = {}): void {
    if (edits.length === 0) {
      if (selects !== undefined) this.select(selects, { reveal: 'canvas', focus });
      return;
    }
    const { places, groups } = this.state;
    this.edit(edits, 'canvas');
    if (this.mayNotEdit !== undefined) return;
    const wanted = { selects: selects ?? this.state.selected, focus, reveal: 'canvas' as const };
    this.#wanted = spot ? { ...wanted, spot, ...this.#around(spot, { places, groups }) } : wanted;
  }

  /** An edit of the picture that cannot be made, and why. */
  refused(refusal: Refusal | undefined): void {
    this.store.setState({ refusal });
  }

  /** Puts frames elsewhere or groups them: one step. */
  arrange(change: Partial<Arrangement>): void {
    const { selected, places, groups } = this.state;
    const before = { places, groups };
    const after = { ...before, ...change };
    this.#history.push({
      forward: [],
      backward: [],
      selectedBefore: selected,
      selectedAfter: selected,
      arrangedBefore: before,
      arrangedAfter: after,
    });
    this.store.setState({ ...after, ...this.#reach() });
  }

  undo(): void {
    const step = this.#history.undo();
    if (step) this.#again(step.backward, step.selectedBefore, step.arrangedBefore);
  }

  redo(): void {
    const step = this.#history.redo();
    if (step) this.#again(step.forward, step.selectedAfter, step.arrangedAfter);
  }

  /** Takes what the language said of `text`; an answer to an older text is dropped. */
  analysed(text: string, answer: LanguageAnswer): void {
    if (text !== this.state.text) return;
    const analysis = analysisOf(text, answer);
    const { selected, also } = this.state;
    const kept = selected !== undefined && analysis.index.get(selected) ? selected : undefined;
    const wanted = this.#wanted;
    this.#wanted = undefined;
    const found = wanted?.selects === undefined ? undefined : analysis.index.get(wanted.selects);
    const moved = this.#carriedTo(analysis);
    const arranged = wanted?.spot && found ? settledAt(wanted.spot, found.frame, analysis.diagram.frames, moved) : moved;
    if (wanted?.dropped) this.#history.complete(wanted.dropped, { arrangedAfter: arranged });
    this.store.setState({
      analysis,
      selected: kept,
      also: also.size === 0 ? also : new Set([...also].filter((id) => analysis.index.get(id))),
      ...arranged,
    });
    if (wanted && found) this.select(found.id, { reveal: wanted.reveal, focus: wanted.focus ?? false });
  }

  select(id: string | undefined, { reveal, focus = false, add = false }: SelectOptions = {}): void {
    const node = id === undefined ? undefined : this.state.analysis?.index.get(id);
    const wanted = reveal && node ? { pane: reveal, span: node.span, focus } : undefined;
    this.store.setState((state) => ({
      ...(add && node ? toggledIn(state, node.id) : { selected: node?.id, also: NOTHING_MORE }),
      refusal: undefined,
      reveal: wanted ?? state.reveal,
    }));
  }

  /** Selects several parts at once; the first one is what the inspector shows. */
  selectAll(ids: readonly string[]): void {
    const [first, ...rest] = ids;
    this.store.setState({ selected: first, also: rest.length === 0 ? NOTHING_MORE : new Set(rest) });
  }

  /** Puts a text at the caret, or at the end, and leads there. */
  insertAtCaret(text: string): void {
    const end = this.state.text.length;
    const at = this.#caret ?? { start: end, end };
    const span = { start: Math.min(at.start, end), end: Math.min(at.end, end) };
    this.edit([{ span, text }], 'fix');
    if (this.mayNotEdit !== undefined) return;
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
    if (found !== selected) this.store.setState({ selected: found, also: NOTHING_MORE });
  }

  reveal(span: Span, pane: Reveal['pane'] = 'text', focus = true): void {
    this.store.setState({ reveal: { pane, span, focus } });
  }

  /** The server holds this text as this version now. */
  saved(text: string, version: number): void {
    this.store.setState({ savedText: text, version });
  }

  /**
   * Goes on from another stored version, with this text in place of what was edited here: one step, so that undo brings the edits back.
   * Who may only read has no edits, and sees what is stored.
   */
  goOnFrom({ epl, version }: Pick<Module, 'epl' | 'version'>, text: string): void {
    if (this.mayNotEdit === undefined) this.replaceText(text);
    else if (epl !== this.state.text) this.#apply(wholly(this.state.text, epl), 'fix');
    this.saved(epl, version);
  }

  /** Another text in place of all of this one: one step. */
  replaceText(text: string): void {
    const before = this.state.text;
    if (text !== before) this.edit(wholly(before, text), 'fix');
  }

  #again(edits: Step['forward'], selected: string | undefined, arranged: Arrangement | undefined): void {
    this.#wanted = selected === undefined ? undefined : { selects: selected, reveal: 'canvas' };
    this.store.setState({ ...this.#reach(), ...arranged });
    // places of a text that is not read yet stay those of it, also when more is undone before it is
    if (arranged !== undefined && (edits.length > 0 || this.state.analysis?.text !== this.state.text)) this.#restored = true;
    if (edits.length === 0) return;
    this.#apply(edits, 'undo', selected);
  }

  /** Keeps the frames where they stand around a spot, as part of the step that was just made. */
  #around(spot: Spot, arrangedBefore: Arrangement): { readonly dropped?: Step } {
    const arrangedAfter = aroundSpot(this.state, spot);
    this.store.setState({ places: arrangedAfter.places });
    const step = this.#history.steps.past.at(-1);
    return step ? { dropped: this.#history.complete(step, { arrangedBefore, arrangedAfter }) } : {};
  }

  /** The arrangement by the ids of a text that was just read. */
  #carriedTo({ text, diagram: { frames } }: Analysis): Arrangement {
    const { analysis: last, places, groups } = this.state;
    const isRestored = this.#restored;
    this.#restored = false;
    if (last === undefined || isRestored) return { places, groups };
    return carried({ text: last.text, frames: last.diagram.frames }, { text, frames }, { places, groups });
  }

  #reach(): Pick<EditorState, 'canUndo' | 'canRedo'> {
    return { canUndo: this.#history.canUndo, canRedo: this.#history.canRedo };
  }

  #apply(edits: readonly TextEdit[], origin: EditOrigin, selected?: string): void {
    const before = this.state.text;
    this.#wanted = origin === 'undo' ? this.#wanted : undefined;
    this.store.setState((state) => ({
      text: applyEdits(state.text, edits),
      refusal: undefined,
      ...this.#reach(),
      ...(selected === undefined ? {} : { selected }),
    }));
    for (const listener of this.#editListeners) listener(edits, origin, before);
  }
}

function wholly(before: string, text: string): readonly TextEdit[] {
  return [{ span: { start: 0, end: before.length }, text }];
}
