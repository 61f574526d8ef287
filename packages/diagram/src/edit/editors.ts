import { connect } from '../connect/connect-edit.js';
import { setField } from '../form/form-of.js';
import { addColumn, moveColumn, removeColumn, setColumn } from './clause/column-edits.js';
import { setClause, setDistinct } from './clause/set-clause.js';
import type { DiagramEdit, EditOf } from './diagram-edit.js';
import type { Change } from './outcome.js';
import { insertPattern, movePattern, setArrow, setScope, unwrapPattern, wrapPattern } from './pattern/pattern-edits.js';
import { toPattern } from './pattern/to-pattern.js';
import { placeSource } from './place/place-source.js';
import { placeTool } from './place/place-tool.js';
import type { Scene } from './scene.js';
import { addCondition, setFilter } from './source/filter-edits.js';
import { addJoin, setJoin, setSource, setUnidirectional } from './source/source-edits.js';
import { addWindow, setWindow } from './source/window-edits.js';
import { removeAnnotation, setAnnotation, setContext } from './statement/annotation-edits.js';
import { duplicate, moveStatement, setText } from './statement/arrange-edits.js';
import { addBranch } from './statement/branch-edits.js';
import { deleteAll } from './statement/delete-edits.js';
import { addStatement } from './statement/new-statement.js';
import { addNote, setNote } from './statement/note-edits.js';
import { paste } from './statement/paste.js';
import { rename, setAlias } from './statement/rename-edits.js';

type Editor<K extends DiagramEdit['kind']> = (scene: Scene, edit: EditOf<K>) => Change;

/** One editor a kind of edit; exhaustive by type. */
export const EDITORS: { readonly [K in DiagramEdit['kind']]: Editor<K> } = {
  'add-statement': addStatement,
  paste,
  delete: deleteAll,
  duplicate,
  'move-statement': moveStatement,
  'set-text': setText,
  rename,
  'set-annotation': setAnnotation,
  'remove-annotation': removeAnnotation,
  'set-context': setContext,
  'set-source': setSource,
  'set-alias': setAlias,
  'set-filter': setFilter,
  'add-condition': addCondition,
  'add-window': addWindow,
  'set-window': setWindow,
  'add-join': addJoin,
  'set-join': setJoin,
  'set-unidirectional': setUnidirectional,
  'insert-pattern': insertPattern,
  'move-pattern': movePattern,
  wrap: wrapPattern,
  unwrap: unwrapPattern,
  'set-scope': setScope,
  'set-arrow': setArrow,
  'to-pattern': toPattern,
  'set-clause': setClause,
  'set-distinct': setDistinct,
  'add-column': addColumn,
  'set-column': setColumn,
  'remove-column': removeColumn,
  'move-column': moveColumn,
  'add-branch': addBranch,
  'add-note': addNote,
  'set-note': setNote,
  'set-field': setField,
  connect,
  place: placeTool,
  'place-source': placeSource,
};
