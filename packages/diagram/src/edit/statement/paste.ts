import { applyEdits, type TextEdit } from '@rulewright/core';
import { check } from '@rulewright/epl/semantics';
import { type EplDocument, parse, type Statement, walk } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { writtenPath } from '../make.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { addText } from './add-text.js';
import { declaredNames, freshName, statementNames, takenNames } from './names.js';
import { namesOf } from './names-of.js';

/** Adds statements. Where a name is taken, what is pasted gets another one, in all that is pasted. */
export function paste(scene: Scene, { text, after }: EditOf<'paste'>): Change {
  const { document, diagnostics } = parse(text);
  const [problem] = diagnostics;
  if (document.statements.length === 0)
    return refuse('the clipboard holds no EPL', 'copy statements, or events to make a type of them');
  if (problem) return refuse(`what was copied does not read as EPL: ${problem.message}`, problem.hint);
  return addText(scene, withoutHead(document, applyEdits(text, renames(scene, document))), after);
}

/** `module` and `uses` belong to the text that they came from. */
function withoutHead(document: EplDocument, text: string): string {
  const head = [document.module, ...document.uses, ...document.imports].filter((node) => node !== undefined);
  const end = Math.max(0, ...head.map((node) => node.span.end));
  return end === 0 ? text : text.slice(end).replace(/^\s*;/, '');
}

function renames(scene: Scene, document: EplDocument): readonly TextEdit[] {
  const taken = new Set([...takenNames(scene)]);
  const names = new Map<string, string>();
  for (const name of declaredOnce(document.statements)) {
    if (!takenByThis(scene, name)) continue;
    const now = freshName(name, new Set([...taken, ...names.values(), ...declaredNames(document.statements)]));
    names.set(name, now);
  }
  return [...renamedStatements(scene, document), ...renamedTypes(scene, document, names)];
}

/** What several statements may fill is no clash: a stream or a window that rows are inserted into. */
function declaredOnce(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ body }) => (body.kind.startsWith('create-') ? [...declaredNames([{ body } as Statement])] : [])),
  );
}

function takenByThis(scene: Scene, name: string): boolean {
  return takenNames(scene).has(name);
}

function renamedStatements(scene: Scene, document: EplDocument): readonly TextEdit[] {
  const taken = new Set(statementNames(scene));
  return document.statements.flatMap((statement) => {
    const { name } = statement;
    if (name === undefined) return [];
    const now = freshName(name, taken);
    taken.add(now);
    const value = statement.annotations.find((each) => each.name.text.toLowerCase() === 'name')?.arguments[0]?.value;
    return now === name || !value ? [] : [{ span: value.span, text: `'${now.replace(/[\\']/g, '\\$&')}'` }];
  });
}

function renamedTypes(scene: Scene, document: EplDocument, names: ReadonlyMap<string, string>): readonly TextEdit[] {
  if (names.size === 0) return [];
  const { bindings } = check(document, scene.world, { bindings: true });
  const edits: TextEdit[] = [];
  walk(document, (node) => {
    for (const named of namesOf(node, bindings)) {
      const now = names.get(named.text);
      if (now !== undefined) edits.push({ span: named.span, text: writtenPath(now) });
    }
  });
  return edits;
}
