import type { Span } from '@rulewright/core';
import type { EplDocument } from '../syntax/ast-statement.js';
import { childrenOf } from '../syntax/children.js';
import type { Kind, Node } from '../syntax/node.js';
import { parse } from '../syntax/parse.js';
import type { Token } from '../syntax/token.js';

export type SemanticTokenType =
  | 'keyword'
  | 'keyword.pattern'
  | 'view'
  | 'type'
  | 'function'
  | 'string'
  | 'number'
  | 'annotation'
  | 'comment'
  | 'operator'
  | 'identifier';

export interface SemanticToken {
  readonly span: Span;
  readonly type: SemanticTokenType;
}

/** What every piece of a text is, blanks left out, in order; from the tree, so that `window` is a word here and a name there. O(text). */
export function semanticTokens(text: string): readonly SemanticToken[] {
  const { document } = parse(text);
  const inside = new Painter(document).paint();
  return document.tokens.flatMap((token, index): readonly SemanticToken[] => {
    const type = tokenType(token, inside[index] ?? 'keyword', text);
    return type === undefined ? [] : [{ span: { start: token.start, end: token.end }, type }];
  });
}

function tokenType(token: Token, place: SemanticTokenType, text: string): SemanticTokenType | undefined {
  switch (token.kind) {
    case 'blank':
    case 'end':
      return undefined;
    case 'comment':
    case 'string':
    case 'number':
      return token.kind;
    case 'operator':
      return operatorType(place, text.slice(token.start, token.end));
    case 'error':
    case 'word':
    case 'quoted-name':
      return place === 'operator' ? 'keyword' : place;
  }
}

function operatorType(place: SemanticTokenType, operator: string): SemanticTokenType {
  if (operator === '@') return 'annotation';
  return operator === '->' && place === 'keyword.pattern' ? 'keyword.pattern' : 'operator';
}

/** What the words directly below a node are; absent: as its parent's. Names are coloured by the node that they name something for. */
const OWN_WORDS: Partial<Record<Kind, SemanticTokenType>> = {
  'pattern-source': 'keyword.pattern',
  'followed-by': 'keyword.pattern',
  'pattern-or': 'keyword.pattern',
  'pattern-and': 'keyword.pattern',
  'pattern-not': 'keyword.pattern',
  every: 'keyword.pattern',
  'every-distinct': 'keyword.pattern',
  repeat: 'keyword.pattern',
  guarded: 'keyword.pattern',
  guard: 'keyword.pattern',
  observer: 'keyword.pattern',
  'time-part': 'keyword',
  select: 'keyword',
};

/** Colour of the names that stand directly in a node of this kind. */
const NAMES: Partial<Record<Kind, SemanticTokenType>> = {
  view: 'view',
  annotation: 'annotation',
  'call-link': 'function',
  'event-filter': 'type',
  target: 'type',
  'insert-into': 'type',
  'type-reference': 'type',
  'create-window': 'type',
  'create-table': 'type',
  'create-schema': 'type',
  'update-istream': 'type',
  'merge-insert': 'type',
  'insert-values': 'type',
  observer: 'keyword.pattern',
  guard: 'keyword.pattern',
};

/** Gives every token the type that the innermost node around it lends it. One pass over tree and tokens together. */
class Painter {
  readonly #document: EplDocument;
  readonly #types: SemanticTokenType[];
  #index = 0;

  constructor(document: EplDocument) {
    this.#document = document;
    this.#types = new Array<SemanticTokenType>(document.tokens.length).fill('keyword');
  }

  paint(): readonly SemanticTokenType[] {
    this.#node(this.#document, 'keyword', undefined);
    return this.#types;
  }

  #node(top: Node, words: SemanticTokenType, parent: Node | undefined): void {
    /** what is being painted, outermost first: chains of operators are nested as deep as they are long */
    const path: Painting[] = [painting(top, words, parent)];
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const child = last.children[last.next++];
      if (child === undefined) {
        this.#fill(last.node.span.end, last.own);
        path.pop();
        continue;
      }
      this.#fill(child.span.start, last.own);
      path.push(painting(child, last.below, isName(last.node) ? last.parent : last.node));
    }
  }

  #fill(until: number, type: SemanticTokenType): void {
    const { tokens } = this.#document;
    for (let token = tokens[this.#index]; token !== undefined && token.start < until; token = tokens[this.#index])
      this.#types[this.#index++] = type;
  }
}

/** A node whose words are painted, and what is done of its children. */
interface Painting {
  readonly node: Node;
  readonly parent: Node | undefined;
  /** words of its own, and those that its children leave */
  readonly own: SemanticTokenType;
  readonly below: SemanticTokenType;
  readonly children: readonly Node[];
  next: number;
}

function painting(node: Node, words: SemanticTokenType, parent: Node | undefined): Painting {
  const own = isName(node) ? nameType(node, parent) : (OWN_WORDS[node.kind] ?? (isExpression(node) ? 'keyword' : words));
  const below = isName(node) ? own : node.kind === 'event-filter' ? 'keyword' : own;
  return { node, parent, own, below, children: childrenOf(node), next: 0 };
}

function isName(node: Node): boolean {
  return node.kind === 'name' || node.kind === 'dotted-name';
}

function nameType(node: Node, parent: Node | undefined): SemanticTokenType {
  const type = parent && NAMES[parent.kind];
  if (type === undefined) return 'identifier';
  // An alias or a column list stands in the same node as what it renames.
  return parent && 'alias' in parent && parent.alias === node ? 'identifier' : type;
}

function isExpression(node: Node): boolean {
  return node.kind === 'binary' || node.kind === 'unary' || node.kind === 'chain' || node.kind === 'in' || node.kind === 'literal';
}
