import { applyEdits } from '@rulewright/core';
import { check, EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { type DiagramEdit, editText } from '../src/index.js';

/** A canvas that starts empty: each step is one thing a hand does. */
export class Drawing {
  readonly #world: World;
  #text = '';
  #selected = '';

  constructor(world: World = EMPTY_WORLD) {
    this.#world = world;
  }

  get text(): string {
    return this.#text;
  }

  /** the node that the last step left selected */
  get selected(): string {
    return this.#selected;
  }

  /** @throws Error with the reason if the step is refused */
  do(edit: DiagramEdit): this {
    const outcome = editText(this.#text, edit, this.#world);
    if (outcome.kind === 'refused')
      throw new Error(`${JSON.stringify(edit)}: ${outcome.reason} (${outcome.hint ?? ''})\n${this.#text}`);
    this.#text = applyEdits(this.#text, outcome.edits);
    this.#selected = outcome.selects ?? this.#selected;
    return this;
  }

  /** Drops a tool. */
  place(tool: string, at?: string): this {
    return this.do({ kind: 'place', tool, ...(at === undefined ? {} : { at }) });
  }

  /** Fills a field of a node's form. */
  set(id: string, field: string, value: string): this {
    return this.do({ kind: 'set-field', id, field, value });
  }

  /** A tool on the empty canvas, whose statement gets a name. */
  start(tool: string, name: string): this {
    this.place(tool);
    const frame = this.#selected.split('/')[0] ?? '';
    return this.set(frame, 'name', name);
  }

  /** What is wrong with what was drawn. */
  errors(): readonly string[] {
    const { document, diagnostics } = parse(this.#text);
    const checked = check(document, this.#world).diagnostics.filter(({ severity }) => severity === 'error');
    return [...diagnostics, ...checked].map(({ message }) => message);
  }
}
