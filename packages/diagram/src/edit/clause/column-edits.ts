import type { ColumnDefinition, Node, SelectItem } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { type Read, readColumns, readSelectItems, readTableColumns } from '../fragment.js';
import { listText } from '../list-text.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { nearestNode, selectHolder } from './holder.js';

/** A list of columns: what a select gives, what an insert of a merge writes, what a definition holds. */
interface ColumnList {
  readonly columns: readonly Node[];
  /** one text may bring several columns */
  read(text: string): Read<readonly Node[]>;
  write(now: readonly Node[]): Change;
}

const NONE = 'this has no columns';
const NONE_HINT = 'columns belong to Select, to the insert of a merge, and to definitions';

function columnList(scene: Scene, id: string): ColumnList | undefined {
  const node = nearestNode(scene, id);
  const body = node?.kind === 'merge-insert' ? node : node && scene.statementOf(node)?.body;
  switch (body?.kind) {
    case 'merge-insert':
      return {
        columns: body.items,
        read: (text) => readSelectItems(scene, text),
        write: (items) => scene.replace(body, { ...body, items: items as readonly SelectItem[] }),
      };
    case 'create-schema':
    case 'create-table':
    case 'create-window':
      if (!body.columns) return undefined;
      return {
        columns: body.columns,
        read: (text) => (body.kind === 'create-table' ? readTableColumns(scene, text) : readColumns(scene, text)),
        write: (columns) => scene.replace(body, { ...body, columns: columns as readonly ColumnDefinition[] }),
      };
    default: {
      const holder = selectHolder(scene, id);
      return (
        holder && {
          columns: holder.body.items,
          read: (text) => readSelectItems(scene, text),
          write: (items) => holder.write({ ...holder.body, items: items as readonly SelectItem[] }),
        }
      );
    }
  }
}

export function addColumn(scene: Scene, { id, column, at }: EditOf<'add-column'>): Change {
  const list = columnList(scene, id);
  if (!list) return refuse(NONE, NONE_HINT);
  const read = list.read(column);
  if (read.kind === 'refused') return read;
  const place = at ?? list.columns.length;
  return list.write([...list.columns.slice(0, place), ...read.node, ...list.columns.slice(place)]);
}

export function setColumn(scene: Scene, { id, at, column }: EditOf<'set-column'>): Change {
  const list = columnList(scene, id);
  const old = list?.columns[at];
  if (!list || !old) return refuse(list ? 'there is no such column any more' : NONE, list ? undefined : NONE_HINT);
  const read = list.read(column);
  if (read.kind === 'refused') return read;
  return listText([old], column, () => list.write([...read.node]));
}

export function removeColumn(scene: Scene, { id, at }: EditOf<'remove-column'>): Change {
  const list = columnList(scene, id);
  const old = list?.columns[at];
  if (!list || !old) return refuse(list ? 'there is no such column any more' : NONE, list ? undefined : NONE_HINT);
  if (list.columns.length === 1 && !/definition|schema/.test(id) && old.kind === 'select-item')
    return refuse('a statement gives at least one column', 'put another in its place, or * for all');
  return list.write(list.columns.filter((each) => each !== old));
}

export function moveColumn(scene: Scene, { id, at, to }: EditOf<'move-column'>): Change {
  const list = columnList(scene, id);
  const old = list?.columns[at];
  if (!list || !old) return refuse(list ? 'there is no such column any more' : NONE, list ? undefined : NONE_HINT);
  const moved = scene.keep({ ...old }, scene.source(old));
  const rest = list.columns.filter((each) => each !== old);
  const place = Math.max(0, Math.min(to, rest.length));
  return list.write([...rest.slice(0, place), moved, ...rest.slice(place)]);
}
