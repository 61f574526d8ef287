import type { TextEdit } from '@rulewright/core';
import { type Change, change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { endOf } from './statement-text.js';

/** Puts statements behind a frame, or at the end of the module, a free line between. */
export function addText(scene: Scene, text: string, after?: string): Change {
  const added = text.trim();
  if (added === '') return refuse('there is nothing to add');
  const { document } = scene;
  const place = after === undefined ? undefined : scene.statement(after);
  if (after !== undefined && !place) return refuse('the statement to stand behind is not there any more');
  const statement = place ?? document.statements.at(-1);
  const closed = /;\s*$/.test(added) ? added : `${added}${endsInLineComment(added) ? '\n' : ''};`;
  if (!statement) return change(atEnd(scene, closed));
  const { end, closed: has } = endOf(document, statement);
  if (!place) return change([...(has ? [] : [insertion(end, ';')]), ...atEnd(scene, closed)]);
  return change([insertion(end, `${has ? '' : ';'}\n\n${closed}`)]);
}

function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

function endsInLineComment(text: string): boolean {
  return /\/\/[^\n]*$/.test(text);
}

function atEnd({ text, document }: Scene, added: string): readonly TextEdit[] {
  const blank = text.slice(text.trimEnd().length);
  const lines = blank.split('\n').length - 1;
  const headOnly = document.statements.length === 0 && text.trim() === '';
  const gap = headOnly ? '' : '\n'.repeat(Math.max(0, 2 - lines));
  return [insertion(text.length, `${gap}${added}\n`)];
}
