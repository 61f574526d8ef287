import { applyEdits, type Diagnostic } from '@rulewright/core';
import { check } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { DiagramEdit } from '../edit/diagram-edit.js';
import { inSequence } from '../edit/in-sequence.js';
import { type Refusal, refuse } from '../edit/outcome.js';
import { settle } from '../edit/settle.js';
import { diagramOf } from '../from-ast/module.js';
import type { DrawnModule } from './drawn-module.js';
import { planConnection } from './plan-connection.js';
import { whereDrawn } from './where-drawn.js';

/** The edge may be drawn: what it means, and the edit that draws it. */
export interface Connection {
  readonly kind: 'connects';
  readonly says: string;
  readonly edit: DiagramEdit;
}

/**
 * Whether an edge may go from one node to another; pointer, paste, drop and outline ask the same. Refused when the ports do not fit, when
 * rows would go in a circle, and when the text that comes out says something that its types do not have; the reason is a sentence for the
 * user. O(text).
 *
 * @param from,to  ids of nodes or frames
 */
export function canConnect(module: DrawnModule, from: string, to: string): Connection | Refusal {
  const plan = planConnection(module, from, to);
  if (plan.kind === 'refused') return plan;
  const outcome = settle(module.scene, inSequence(module.scene, plan.steps));
  if (outcome.kind === 'refused') return outcome;
  if (outcome.edits.length === 0) return refuse('it stands there already', 'connect it elsewhere');
  const problem = newError(module, applyEdits(module.scene.text, outcome.edits));
  if (problem) return refuse(`the types do not fit: ${problem.message}`, problem.hint);
  return { kind: 'connects', says: plan.says, edit: { kind: 'connect', from, to } };
}

/** The first error of the new text that the old one has not, and what helps: where no other hint is known, which part to change. */
function newError({ scene }: DrawnModule, text: string): { readonly message: string; readonly hint: string } | undefined {
  const known = new Set(scene.checked.diagnostics.filter(isError).map(told));
  const { document } = parse(text);
  const found = check(document, scene.world).diagnostics.find((diagnostic) => isError(diagnostic) && !known.has(told(diagnostic)));
  if (found === undefined) return undefined;
  const where = whereDrawn(diagramOf(document), found.span);
  return { message: found.message, hint: found.hint ?? `change what speaks of it${where === undefined ? '' : ` in ${where}`}` };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function told({ code, message }: Diagnostic): string {
  return `${code}: ${message}`;
}
