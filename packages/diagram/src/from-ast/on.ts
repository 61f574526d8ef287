import type { MergeAction, MergeClause, OnAction, OnStatement, Statement, Target } from '@rulewright/epl/syntax';
import type { BlockNode, Branch, DiagramNode, Frame, InputColumn } from '../graph.js';
import type { NodeKind } from '../node-kind.js';
import { conditionLines, type Drawing, folded, list } from './context.js';
import { pattern } from './pattern.js';
import { selectTrunk } from './select.js';
import { eventFilter } from './stream.js';

type FrameBody = Pick<Frame, 'form' | 'inputs' | 'trunk' | 'branches'> & { target?: BlockNode };

/** `on …`: the trigger is the input; a merge has a box a clause; what is changed stands at the end. */
export function onFrame(drawing: Drawing, statement: Statement, body: OnStatement): FrameBody {
  const inputs = [triggerColumn(drawing, body)];
  const rootId = drawing.idOf(statement);
  const { action } = body;
  switch (action.kind) {
    case 'on-merge':
      return {
        form: 'merge',
        inputs,
        trunk: [mergeNode(drawing, action)],
        branches: action.clauses.map((clause) => branch(drawing, clause)),
        target: targetNode(drawing, action.target),
      };
    case 'on-insert':
      return {
        form: 'merge',
        inputs,
        trunk: [],
        branches: action.branches.map((part) => ({
          id: drawing.idOf(part),
          span: part.span,
          word: part.body.where ? 'where' : 'otherwise',
          ...(part.body.where ? { condition: folded(drawing, part.body.where.span) } : {}),
          nodes: selectTrunk(drawing, part.body, drawing.idOf(part)).filter((node) => node.kind !== 'where'),
        })),
      };
    case 'on-set':
      return {
        form: 'chain',
        inputs,
        trunk: [
          actionNode(drawing, action, {
            kind: 'variable',
            word: 'Set',
            lines: action.assignments.map((one) => folded(drawing, one.span)),
          }),
        ],
        branches: [],
      };
    case 'on-update':
      return {
        form: 'chain',
        inputs,
        trunk: [
          ...whereNode(drawing, action.where, rootId),
          actionNode(drawing, action, {
            kind: 'update',
            word: 'Update',
            lines: action.assignments.map((one) => folded(drawing, one.span)),
          }),
        ],
        branches: [],
        target: targetNode(drawing, action.target),
      };
    case 'on-delete':
      return {
        form: 'chain',
        inputs,
        trunk: [
          ...whereNode(drawing, action.where, rootId),
          actionNode(drawing, action, { kind: 'delete', word: 'Delete', lines: [] }),
        ],
        branches: [],
        target: targetNode(drawing, action.target),
      };
    case 'on-select':
      return {
        form: 'join',
        inputs: [
          ...inputs,
          {
            id: drawing.idOf(action.target),
            name: action.target.alias?.text ?? action.target.name.text,
            nodes: [targetNode(drawing, action.target)],
          },
        ],
        trunk: selectTrunk(drawing, action.body, rootId),
        branches: [],
      };
  }
}

function triggerColumn(drawing: Drawing, body: OnStatement): InputColumn {
  const { trigger } = body;
  const { source } = trigger;
  const nodes: readonly DiagramNode[] =
    source.kind === 'event-filter'
      ? eventFilter(drawing, source, { id: drawing.idOf(trigger), ...(trigger.alias ? { alias: trigger.alias.text } : {}) })
      : [pattern(drawing, source.pattern)];
  return {
    id: drawing.idOf(trigger),
    name: trigger.alias?.text ?? (source.kind === 'event-filter' ? source.type.text : 'pattern'),
    nodes,
  };
}

function mergeNode(drawing: Drawing, action: OnAction & { kind: 'on-merge' }): BlockNode {
  return {
    shape: 'block',
    id: drawing.idOf(action),
    kind: 'merge',
    span: action.where?.span ?? action.target.span,
    word: 'Merge',
    argument: action.where ? 'match on' : 'no condition',
    lines: action.where ? conditionLines(drawing, action.where) : [],
    subject: action.target.name.text,
  };
}

const CLAUSE_WORDS: Readonly<Record<MergeClause['when'], string>> = {
  matched: 'when matched',
  'not-matched': 'when not matched',
  always: 'always',
};

function branch(drawing: Drawing, clause: MergeClause): Branch {
  return {
    id: drawing.idOf(clause),
    span: clause.span,
    word: CLAUSE_WORDS[clause.when],
    ...(clause.condition ? { condition: folded(drawing, clause.condition.span) } : {}),
    nodes: clause.actions.map((action) => mergeAction(drawing, action)),
  };
}

function mergeAction(drawing: Drawing, action: MergeAction): BlockNode {
  switch (action.kind) {
    case 'merge-insert':
      return actionNode(drawing, action, {
        kind: 'insert',
        word: 'Insert',
        lines: action.items.map((item) => folded(drawing, item.span)),
        ...(action.into ? { argument: action.into.text } : {}),
      });
    case 'merge-update':
      return actionNode(drawing, action, {
        kind: 'update',
        word: 'Update',
        lines: action.assignments.map((one) => folded(drawing, one.span)),
      });
    case 'merge-delete':
      return actionNode(drawing, action, {
        kind: 'delete',
        word: 'Delete',
        lines: action.where ? conditionLines(drawing, action.where) : [],
      });
  }
}

interface ActionParts {
  readonly kind: NodeKind;
  readonly word: string;
  readonly lines: readonly string[];
  readonly argument?: string;
}

function actionNode(drawing: Drawing, node: OnAction | MergeAction, parts: ActionParts): BlockNode {
  return { shape: 'block', id: drawing.idOf(node), span: node.span, ...parts };
}

function whereNode(
  drawing: Drawing,
  where: Parameters<typeof conditionLines>[1] | undefined,
  rootId: string,
): readonly BlockNode[] {
  if (!where) return [];
  return [
    {
      shape: 'block',
      id: `${rootId}/where`,
      kind: 'where',
      span: where.span,
      word: 'Where',
      lines: conditionLines(drawing, where),
    },
  ];
}

function targetNode(drawing: Drawing, target: Target): BlockNode {
  return {
    shape: 'block',
    id: drawing.idOf(target),
    kind: 'named-window',
    span: target.span,
    word: target.name.text,
    ...(target.alias ? { argument: `as ${target.alias.text}` } : {}),
    lines: target.conditions.length > 0 ? [list(drawing, target.conditions)] : [],
    subject: target.name.text,
  };
}
