import type { NewStatement } from '../diagram-edit.js';
import { writtenPath } from '../make.js';
import { type Change, type Refusal, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { addStatement } from '../statement/new-statement.js';
import { someType } from './fill.js';
import { groundInside } from './ground.js';

/** A new statement; one that reads or changes something does so with what it was dropped on. */
export function placeStatement(scene: Scene, kind: NewStatement['kind'], at: string | undefined): Change {
  const after = at === undefined ? {} : { after: at };
  const statement = newStatement(scene, kind, at);
  return 'reason' in statement ? statement : addStatement(scene, { kind: 'add-statement', statement, ...after });
}

function newStatement(scene: Scene, kind: NewStatement['kind'], at: string | undefined): NewStatement | Refusal {
  const dropped = at === undefined ? undefined : groundInside(scene, at).event;
  const window = dropped !== undefined && scene.checked.world.windows.has(dropped) ? dropped : undefined;
  const from = (window === undefined ? dropped : undefined) ?? someType(scene);
  switch (kind) {
    case 'window':
    case 'table':
    case 'schema':
    case 'variable':
    case 'context':
      return { kind };
    case 'epl':
      return { kind, text: from === undefined ? 'create schema NewEvent (id string)' : `select * from ${writtenPath(from)}` };
    case 'on-merge':
    case 'on-select':
    case 'on-delete':
    case 'on-update':
      return from === undefined ? noType() : onWindow(scene, kind, { from, window });
    case 'on-set':
      return from === undefined ? noType() : onVariable(scene, from);
    default:
      return from === undefined ? noType() : { kind, from };
  }
}

type OnWindowKind = 'on-merge' | 'on-select' | 'on-delete' | 'on-update';

function onWindow(
  scene: Scene,
  kind: OnWindowKind,
  { from, window }: { readonly from: string; readonly window: string | undefined },
) {
  if (scene.checked.world.windows.size === 0) return refuse('there is no named window to work on yet', 'make a named window first');
  return { kind, from, ...(window === undefined ? {} : { window }) };
}

function onVariable(scene: Scene, from: string): NewStatement | Refusal {
  const settable = [...scene.checked.world.variables.values()].some(({ constant }) => !constant);
  return settable ? { kind: 'on-set', from } : refuse('there is no variable to set yet', 'make a variable first');
}

function noType() {
  return refuse('there is no event type to read yet', 'add an event type first');
}
