import { applyEdits, type Span } from '@rulewright/core';
import type { EplDocument, Statement } from '../../syntax/ast-statement.js';
import { editNode } from '../../syntax/edit.js';
import type { Kind, NodeOfKind } from '../../syntax/node.js';
import { nodeIds } from '../../syntax/node-id.js';
import { parse } from '../../syntax/parse.js';
import { walk } from '../../syntax/walk.js';
import type { Change, MutantKind } from './change.js';
import { changeBinary, dropDistinct, dropNot, dropValues, turnNot } from './change-expression.js';
import { changePeriod, changeSize } from './change-length.js';
import { dropEvery, dropEveryDistinct, dropGuard, dropOrder, dropPatternNot, moveRepeat, swapAndOr } from './change-pattern.js';
import { changeFilter, changeJoin, changeSelect, changeStream } from './change-statement.js';

export type { MutantKind } from './change.js';

/** A rule with one small change: a test should tell it from the rule. */
export interface Mutant {
  readonly kind: MutantKind;
  /** id of the statement in which it stands, and of the node that was changed */
  readonly statement: string;
  readonly node: string;
  /** place in the text of the rule, not of the mutant */
  readonly span: Span;
  readonly was: string;
  /** empty for what was left out */
  readonly becomes: string;
  /** the whole text with the change */
  readonly epl: string;
}

type Changer<K extends Kind> = (document: EplDocument, node: NodeOfKind<K>) => readonly Change[];

const CHANGERS: { readonly [K in Kind]?: Changer<K> } = {
  binary: changeBinary,
  unary: dropNot,
  in: turnNot,
  between: turnNot,
  like: turnNot,
  regexp: turnNot,
  'in-list': dropValues,
  'call-link': dropDistinct,
  'time-period': changePeriod,
  view: changeSize,
  select: changeSelect,
  'event-filter': changeFilter,
  stream: changeStream,
  join: changeJoin,
  every: dropEvery,
  'every-distinct': dropEveryDistinct,
  'pattern-not': dropPatternNot,
  'pattern-and': swapAndOr,
  'pattern-or': swapAndOr,
  'followed-by': dropOrder,
  guarded: dropGuard,
  'repeat-range': moveRepeat,
};

/**
 * Every small change of a module's statements, in the order of the text. The changes are edits of the tree, so that everything else keeps
 * its bytes. Whether a mutant is a rule that can run is not asked here: one that does not check is to be passed over. O(nodes x length).
 */
export function mutantsOf(text: string): readonly Mutant[] {
  const { document } = parse(text);
  const ids = nodeIds(document);
  const seen = new Set([text]);
  return document.statements.flatMap((statement) => {
    const id = ids.get(statement) ?? '';
    return changesOf(document, statement).flatMap((change): readonly Mutant[] => {
      const place = change.place ?? change.node;
      const epl = applyEdits(text, editNode(document, change.node, change.replacement));
      if (seen.has(epl)) return [];
      seen.add(epl);
      const { kind, was, becomes } = change;
      return [{ kind, statement: id, node: ids.get(place) ?? id, span: place.span, was: short(was), becomes: short(becomes), epl }];
    });
  });
}

function changesOf(document: EplDocument, statement: Statement): readonly Change[] {
  const changes: Change[] = [];
  walk(statement, (node) => {
    if (node.kind === 'annotation' || node.kind === 'create-schema') return false;
    changes.push(...changesAt(document, node));
    return true;
  });
  return changes.sort((a, b) => (a.place ?? a.node).span.start - (b.place ?? b.node).span.start);
}

function changesAt<K extends Kind>(document: EplDocument, node: NodeOfKind<K>): readonly Change[] {
  const changer = CHANGERS[node.kind as K] as Changer<K> | undefined;
  return changer === undefined ? [] : changer(document, node as NodeOfKind<K>);
}

/** One line, at most 80 characters. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
