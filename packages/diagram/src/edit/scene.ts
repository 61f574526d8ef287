import { applyEdits } from '@rulewright/core';
import { type BoundCheckResult, check, type World } from '@rulewright/epl/semantics';
import {
  type EplDocument,
  editNode,
  type Node,
  nodeIds,
  type ParsedDocument,
  parse,
  type Statement,
  walk,
} from '@rulewright/epl/syntax';
import { type Change, change } from './outcome.js';

/** One text while it is edited: its tree, who is whose parent, the ids, and what was written for it elsewhere. */
export class Scene {
  readonly text: string;
  readonly world: World;
  readonly parsed: ParsedDocument;
  readonly #ids: ReadonlyMap<Node, string>;
  readonly #nodes = new Map<string, Node>();
  readonly #parents = new Map<Node, Node>();
  readonly #written = new Map<Node, string>();
  #checked: BoundCheckResult | undefined;

  constructor(text: string, world: World) {
    this.text = text;
    this.world = world;
    this.parsed = parse(text);
    this.#ids = nodeIds(this.document);
    for (const [node, id] of this.#ids) this.#nodes.set(id, node);
    walk(this.document, (node, parent) => {
      if (parent) this.#parents.set(node, parent);
    });
  }

  get document(): EplDocument {
    return this.parsed.document;
  }

  /** The text checked against the world, with what every name stands for; made at the first question. */
  get checked(): BoundCheckResult {
    this.#checked ??= check(this.document, this.world, { bindings: true });
    return this.#checked;
  }

  node(id: string): Node | undefined {
    return this.#nodes.get(id);
  }

  idOf(node: Node): string {
    return this.#ids.get(node) ?? '';
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  /** The statement that a node stands in; undefined for the document and its head. */
  statementOf(node: Node): Statement | undefined {
    let at: Node | undefined = node;
    while (at && at.kind !== 'statement') at = this.#parents.get(at);
    return at;
  }

  /** The statement that an id belongs to, whether it is a frame's or of a node in it, drawn or not. */
  statement(id: string): Statement | undefined {
    const node = this.node(id);
    if (node) return this.statementOf(node);
    const cut = id.lastIndexOf('/');
    return cut < 0 ? undefined : this.statement(id.slice(0, cut));
  }

  source(node: Node): string {
    return this.text.slice(node.span.start, node.span.end);
  }

  /** Remembers how a node that comes from another text was written there. */
  keep<N extends Node>(node: N, written: string): N {
    this.#written.set(node, written);
    return node;
  }

  /** Another node in the place of one of this text. */
  replace(node: Node, now: Node): Change {
    return change(editNode(this.document, node, { node: now, written: this.#written }));
  }

  /** The text after a change, for an editor that goes on from there. */
  after(made: Extract<Change, { kind: 'change' }>): Scene {
    return new Scene(applyEdits(this.text, made.edits), this.world);
  }
}
