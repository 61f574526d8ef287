import { assertNever } from '@rulewright/core';
import { toolNamed } from '../../palette/palette-of.js';
import type { Making } from '../../palette/tool.js';
import { addColumn } from '../clause/column-edits.js';
import { selectHolder } from '../clause/holder.js';
import { setClause, setDistinct } from '../clause/set-clause.js';
import type { EditOf } from '../diagram-edit.js';
import type { Read } from '../fragment.js';
import { inSequence } from '../in-sequence.js';
import { minimalEdits } from '../minimal-edits.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { addText } from '../statement/add-text.js';
import { setAnnotation, setContext } from '../statement/annotation-edits.js';
import { addBranch } from '../statement/branch-edits.js';
import { addStatement } from '../statement/new-statement.js';
import { addNote } from '../statement/note-edits.js';
import { fill, someType } from './fill.js';
import { groundInside, groundOfRows } from './ground.js';
import { placeClause } from './place-clause.js';
import { placeCondition } from './place-condition.js';
import { placeJoin, placeLookup } from './place-join.js';
import { placeInPattern, placeScope } from './place-pattern-tool.js';
import { placeSource } from './place-source.js';
import { placeStatement } from './place-statement.js';
import { placeView } from './place-view.js';

const NO_TYPES = 'there is no event type to read yet';
const NO_TYPES_HINT = 'add an event type first';

/**
 * Puts what a tool brings where it was dropped. On the empty canvas a tool that needs a statement begins one that reads the first event
 * type there is.
 */
export function placeTool(scene: Scene, { tool: id, at }: EditOf<'place'>): Change {
  const tool = toolNamed(scene.checked.world, id);
  if (!tool) return refuse('there is no such tool any more', 'what it stood for may have been deleted');
  if (at !== undefined && !isThere(scene, at)) return refuse('the node that it was dropped on is not there any more');
  const made = at === undefined && needsPlace(tool.makes) ? onNewStatement(scene, tool.makes) : placed(scene, tool.makes, at);
  if (made.kind === 'change' && minimalEdits(scene.text, made.edits).length === 0) return refuse('this is so already');
  return made;
}

/** Steps that are drawn and are no node of the tree have their statement's id in front. */
function isThere(scene: Scene, id: string): boolean {
  const node = scene.node(id.replace(/\/(?:group|order|join|definition|epl)$/, ''));
  return node !== undefined && scene.statementOf(node) !== undefined;
}

function needsPlace({ kind }: Making): boolean {
  return kind !== 'source' && kind !== 'statement' && kind !== 'statements' && kind !== 'note';
}

/** A statement of its own, and the tool in it. */
function onNewStatement(scene: Scene, makes: Making): Change {
  if (makes.kind === 'branch') return refuse('only a merge or a split has branches', 'make a merge or a split first');
  if (makes.kind === 'definition-column')
    return refuse('a property belongs to a definition', 'make an event type or a window first');
  if (makes.kind === 'pattern' && makes.pattern.startsWith('timer:'))
    return addText(scene, `select * from pattern [every ${makes.pattern}]`);
  const from = someType(scene);
  if (from === undefined) return refuse(NO_TYPES, NO_TYPES_HINT);
  return inSequence(scene, [
    (now) => addStatement(now, { kind: 'add-statement', statement: { kind: 'select', from } }),
    (now) => placed(now, makes, lastFrame(now)),
  ]);
}

function lastFrame(scene: Scene): string {
  const last = scene.document.statements.at(-1);
  return last ? scene.idOf(last) : '';
}

function placed(scene: Scene, makes: Making, at: string | undefined): Change {
  if (makes.kind === 'source')
    return placeSource(scene, { kind: 'place-source', name: makes.name, ...(at === undefined ? {} : { at }) });
  if (makes.kind === 'statement') return placeStatement(scene, makes.statement, at);
  if (makes.kind === 'statements') {
    const filling = { ground: groundForStatements(scene, at), source: someType(scene), at };
    return filled(fill(scene, makes.text, filling), (text) => addText(scene, text, at));
  }
  if (makes.kind === 'note') return addNote(scene, { kind: 'add-note', text: 'Note', ...(at === undefined ? {} : { above: at }) });
  return at === undefined ? refuse(NO_TYPES, NO_TYPES_HINT) : onPlace(scene, makes, at);
}

/** New statements speak of the first type there is, or of what they were dropped on. */
function groundForStatements(scene: Scene, at: string | undefined) {
  const dropped = at === undefined ? undefined : groundInside(scene, at);
  return dropped && dropped.properties.length > 0 ? dropped : groundOfType(scene);
}

function groundOfType(scene: Scene) {
  const name = someType(scene);
  const properties = scene.checked.world.types.get(name ?? '')?.properties ?? [];
  return { properties: properties.map((property) => ({ path: property.name, property })) };
}

type OnPlace = Exclude<Making, { kind: 'source' | 'statement' | 'statements' | 'note' }>;

function onPlace(scene: Scene, makes: OnPlace, at: string): Change {
  switch (makes.kind) {
    case 'condition':
      return placeCondition(scene, makes.predicate, at);
    case 'view':
      return placeView(scene, makes, at);
    case 'scope':
      return placeScope(scene, makes.scope, at);
    case 'pattern':
      return placeInPattern(scene, makes, at);
    case 'join':
      return placeJoin(scene, makes, at);
    case 'lookup':
      return placeLookup(scene, makes.stream, at);
    case 'column':
      return placeColumn(scene, makes.column, at);
    case 'clause':
      return placeClause(scene, makes, at);
    case 'distinct':
      return setDistinct(scene, { kind: 'set-distinct', id: at, distinct: true });
    case 'annotation':
      return placeAnnotation(scene, makes, at);
    case 'in-context':
      return setContext(scene, { kind: 'set-context', id: at, context: makes.context });
    case 'branch':
      return filled(fill(scene, makes.branch, { ground: groundOfRows(scene, at), at }), (branch) =>
        addBranch(scene, { kind: 'add-branch', id: at, branch }),
      );
    case 'definition-column':
      return placeProperty(scene, makes.column, at);
    default:
      return assertNever(makes);
  }
}

function filled(read: Read<string>, make: (text: string) => Change): Change {
  return read.kind === 'refused' ? read : make(read.node);
}

/** One more column; a property of its own takes the place of a lone `*`, which has it already. */
function placeColumn(scene: Scene, column: string, at: string): Change {
  const merge = scene.node(at)?.kind === 'merge-insert';
  const holder = merge ? undefined : selectHolder(scene, at);
  if (!merge && !holder) return refuse('only a statement that selects has such columns', 'drop it on Select');
  const all = holder?.body.items.every(({ expression }) => expression.kind === 'wildcard') ?? false;
  return filled(fill(scene, column, { ground: groundOfRows(scene, at), at }), (text) =>
    all && column === '{any}'
      ? setClause(scene, { kind: 'set-clause', id: at, clause: 'select', text })
      : addColumn(scene, { kind: 'add-column', id: at, column: text }),
  );
}

function placeProperty(scene: Scene, column: string, at: string): Change {
  const kind = scene.statement(at)?.body.kind;
  if (kind !== 'create-schema' && kind !== 'create-window' && kind !== 'create-table')
    return refuse('only a definition has properties', 'drop it on an event type, a window or a table');
  return filled(fill(scene, column, { ground: groundInside(scene, at), at }), (text) =>
    addColumn(scene, { kind: 'add-column', id: at, column: text }),
  );
}

const FOR_WINDOWS: ReadonlySet<string> = new Set(['Persist', 'Load']);
const FOR_ROWS: ReadonlySet<string> = new Set(['Alert', 'Enrich']);

function placeAnnotation(scene: Scene, makes: Extract<Making, { kind: 'annotation' }>, at: string): Change {
  const body = scene.statement(at)?.body;
  if (FOR_WINDOWS.has(makes.name) && body?.kind !== 'create-window')
    return refuse(`@${makes.name} is said of a named window`, 'drop it on the statement that makes one');
  if (FOR_ROWS.has(makes.name) && !selectHolder(scene, at))
    return refuse(`@${makes.name} needs a statement that gives rows`, 'drop it on one that selects');
  return filled(fill(scene, makes.arguments ?? '', { ground: groundOfRows(scene, at), at }), (given) =>
    setAnnotation(scene, { kind: 'set-annotation', id: at, name: makes.name, arguments: given }),
  );
}
