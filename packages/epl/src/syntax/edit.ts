import type { TextEdit } from '@rulewright/core';
import type { EplDocument } from './ast-statement.js';
import type { Node } from './node.js';
import { levelOf } from './print/expression.js';
import { patternLevel } from './print/pattern.js';
import type { Printer } from './print/printer.js';
import { printWith } from './print.js';
import { pathOf, walk } from './walk.js';

/** The exact text of a node, comments inside it included. */
export function sourceOf(document: EplDocument, node: Node): string {
  return document.text.slice(node.span.start, node.span.end);
}

/**
 * Edits that put a node (or a text) in the place of one of the document; nothing outside its span changes.
 *
 * A replacement made from the old node (`{ ...old, where: other }`) is compared with it: children that are the same objects keep their
 * text, blanks and comments, a changed child is edited in turn, and of what stands between them only what differs is written anew.
 *
 * @param node         a node of the document
 * @param replacement  a node of the same role, or its text, or a node some of whose parts are to stand as they were written elsewhere
 * @returns            edits in the order of the text; none when nothing changes
 * O(nodes of the document)
 */
export function editNode(document: EplDocument, node: Node, replacement: Node | string | WrittenNode): TextEdit[] {
  if (typeof replacement === 'string')
    return replacement === sourceOf(document, node) ? [] : [{ span: node.span, text: replacement }];
  if ('written' in replacement) return replaceBy(document, { node, replacement: replacement.node, written: replacement.written });
  return replaceBy(document, { node, replacement, written: NOTHING_WRITTEN });
}

/** A node and the texts of those parts of it that come from another text and keep its blanks, comments and quotes. */
export interface WrittenNode {
  readonly node: Node;
  readonly written: ReadonlyMap<Node, string>;
}

const NOTHING_WRITTEN: ReadonlyMap<Node, string> = new Map();

interface Replacing {
  readonly node: Node;
  readonly replacement: Node;
  readonly written: ReadonlyMap<Node, string>;
}

function replaceBy(document: EplDocument, { node, replacement, written }: Replacing): TextEdit[] {
  const edits: TextEdit[] = [];
  const editor = new Editor(document, written);
  const parent = pathOf(document, node).at(-2);
  const wrapped = parent !== undefined && needsBrackets(parent, node, replacement);
  if (wrapped) edits.push({ span: { start: node.span.start, end: node.span.start }, text: '(' });
  editor.replace(node, replacement, edits);
  if (wrapped) edits.push({ span: { start: node.span.end, end: node.span.end }, text: ')' });
  return joined(edits);
}

/** True if the replacement binds looser than its place in the parent asks. */
function needsBrackets(parent: Node, node: Node, replacement: Node): boolean {
  let wrapped = false;
  const place = (level: number, levelOfNode: (node: never) => number) => (child: Node) => {
    if (child === replacement && levelOfNode(child as never) < level) wrapped = true;
    return '';
  };
  printWith(withChild(parent, node, replacement), {
    clauseBreak: ' ',
    node: () => '',
    expression: (child, level) => place(level, levelOf)(child),
    pattern: (child, level) => place(level, patternLevel)(child),
  });
  return wrapped;
}

/** The parent with another child in the place of one. */
function withChild(parent: Node, old: Node, now: Node): Node {
  const swap = (held: unknown): unknown => {
    if (held === old) return now;
    return Array.isArray(held) ? held.map(swap) : held;
  };
  return Object.fromEntries(Object.entries(parent).map(([field, held]) => [field, swap(held)])) as unknown as Node;
}

/** Edits that meet at one place and only insert become one. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (last === undefined || last.span.end !== edit.span.start) result.push(edit);
    else result[result.length - 1] = { span: { start: last.span.start, end: edit.span.end }, text: last.text + edit.text };
  }
  return result;
}

/** A printed node in pieces: text, child, text, child, …, text. */
interface Template {
  readonly pieces: readonly string[];
  readonly children: readonly Node[];
}

/** Marks a child in a template by its number, between two characters that no EPL text has so. */
const MARK = /\uE000(\d+)\uF8FF/;

class Editor {
  readonly #document: EplDocument;
  readonly #own = new Set<Node>();
  readonly #written: ReadonlyMap<Node, string>;

  constructor(document: EplDocument, written: ReadonlyMap<Node, string>) {
    this.#document = document;
    this.#written = written;
    walk(document, (node) => this.#own.add(node));
  }

  replace(old: Node, now: Node, edits: TextEdit[]): void {
    if (old === now) return;
    if (this.#written.has(now) || old.kind !== now.kind || !this.#mend(old, now, edits))
      this.#write(old.span.start, old.span.end, this.#text(now), edits);
  }

  /** Edits only what differs; false if the old text does not follow the order of the template. */
  #mend(old: Node, now: Node, edits: TextEdit[]): boolean {
    const clauseBreak = sourceOf(this.#document, old).includes('\n') ? '\n' : ' ';
    const before = this.#template(old, clauseBreak);
    const after = this.#template(now, clauseBreak);
    if (before.children.length === 0 || !this.#inOrder(old, before)) return false;
    const pairs = align(before.children, after.children);
    if (pairs.length === 0) return false;
    let [i, k] = [-1, -1];
    for (const [nextI, nextK] of [...pairs, [before.children.length, after.children.length] as const]) {
      this.#between(old, { before, after, i, k, nextI, nextK }, edits);
      const [oldChild, newChild] = [before.children[nextI], after.children[nextK]];
      if (oldChild !== undefined && newChild !== undefined) this.replace(oldChild, newChild, edits);
      [i, k] = [nextI, nextK];
    }
    return true;
  }

  /** Rewrites what stands between two children that stay, if it differs. */
  #between(old: Node, run: Run, edits: TextEdit[]): void {
    const { before, after, i, k, nextI, nextK } = run;
    const wanted = this.#run(after, k, nextK);
    const printed = this.#run(before, i, nextI);
    if (wanted === printed) return;
    const start = before.children[i]?.span.end ?? old.span.start;
    const end = before.children[nextI]?.span.start ?? old.span.end;
    if (nextI - i === 1) this.#add({ start, end, printed, wanted }, edits);
    else if (nextK - k === 1 && wanted === before.pieces[i + 1])
      this.#write(before.children[i + 1]?.span.start ?? start, end, '', edits);
    else if (nextK - k === 1 && wanted === before.pieces[nextI])
      this.#write(start, before.children[nextI - 1]?.span.end ?? end, '', edits);
    else this.#write(start, end, wanted, edits);
  }

  /** Nothing goes from between the two: what stands there stays, if what comes stands before or behind it. */
  #add(gap: { start: number; end: number; printed: string; wanted: string }, edits: TextEdit[]): void {
    const { start, end, printed, wanted } = gap;
    if (wanted.endsWith(printed)) this.#write(start, start, wanted.slice(0, wanted.length - printed.length), edits);
    else if (wanted.startsWith(printed)) this.#write(end, end, wanted.slice(printed.length), edits);
    else this.#write(start, end, wanted, edits);
  }

  /** The printed text between child `from` and child `to`. */
  #run(template: Template, from: number, to: number): string {
    let text = template.pieces[from + 1] ?? '';
    for (let child = from + 1; child < to; child++) {
      const node = template.children[child];
      text += (node === undefined ? '' : this.#text(node)) + (template.pieces[child + 1] ?? '');
    }
    return text;
  }

  #inOrder(old: Node, { children }: Template): boolean {
    let at = old.span.start;
    for (const { span } of children) {
      if (span.start < at || span.end > old.span.end) return false;
      at = span.end;
    }
    return true;
  }

  /** The text of a node that keeps what it has of the document as it is written there. */
  #text(node: Node): string {
    if (this.#own.has(node)) return sourceOf(this.#document, node);
    const written = this.#written.get(node);
    if (written !== undefined) return written;
    return printWith(
      node,
      this.#printer((child) => this.#text(child)),
    );
  }

  #template(node: Node, clauseBreak: string): Template {
    const printed: Node[] = [];
    const text = printWith(
      node,
      this.#printer((child) => `\uE000${printed.push(child) - 1}\uF8FF`, clauseBreak),
    );
    // a printer may print its children in another order than they stand
    const parts = text.split(MARK);
    const children = parts.filter((_, place) => place % 2 === 1).map((place) => printed[Number(place)]);
    return { pieces: parts.filter((_, place) => place % 2 === 0), children: children.filter((child) => child !== undefined) };
  }

  #printer(print: (node: Node) => string, clauseBreak = ' '): Printer {
    return {
      clauseBreak,
      node: print,
      expression: (node, level) => (levelOf(node) < level ? `(${print(node)})` : print(node)),
      pattern: (node, level) => (patternLevel(node) < level ? `(${print(node)})` : print(node)),
    };
  }

  #write(start: number, end: number, text: string, edits: TextEdit[]): void {
    if (this.#document.text.slice(start, end) !== text) edits.push({ span: { start, end }, text });
  }
}

/** A stretch between two children that stay: indices into the children before and after, ends excluded. */
interface Run {
  readonly before: Template;
  readonly after: Template;
  readonly i: number;
  readonly k: number;
  readonly nextI: number;
  readonly nextK: number;
}

/**
 * Pairs of indices of children that stay, ascending: the same objects first; between those, as many as there are on both sides are taken
 * one by one for changed versions of each other.
 */
function align(before: readonly Node[], after: readonly Node[]): [number, number][] {
  const kept: [number, number][] = [];
  let from = 0;
  for (const [k, node] of after.entries()) {
    const i = before.indexOf(node, from);
    if (i < 0) continue;
    kept.push([i, k]);
    from = i + 1;
  }
  const pairs: [number, number][] = [];
  let [lastI, lastK] = [-1, -1];
  for (const [i, k] of [...kept, [before.length, after.length] as const]) {
    if (i - lastI === k - lastK) {
      for (let step = 1; step < i - lastI; step++) {
        pairs.push([lastI + step, lastK + step]);
      }
    }
    if (i < before.length) pairs.push([i, k]);
    [lastI, lastK] = [i, k];
  }
  return pairs;
}
