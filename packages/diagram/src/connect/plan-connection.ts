import { selectHolder } from '../edit/clause/holder.js';
import { setClause } from '../edit/clause/set-clause.js';
import type { Drawn } from '../edit/drawn.js';
import type { Step } from '../edit/in-sequence.js';
import { writtenPath } from '../edit/make.js';
import { type Refusal, refuse } from '../edit/outcome.js';
import { insertPattern, movePattern } from '../edit/pattern/pattern-edits.js';
import { freshTag } from '../edit/pattern/tags.js';
import { typeNamed } from '../edit/place/ground.js';
import { joinWith } from '../edit/place/place-join.js';
import type { Scene } from '../edit/scene.js';
import { setSource } from '../edit/source/source-edits.js';
import { addText } from '../edit/statement/add-text.js';
import { setContext } from '../edit/statement/annotation-edits.js';
import { freshName, takenNames } from '../edit/statement/names.js';
import type { DrawnModule } from './drawn-module.js';
import { feeds } from './feeds.js';
import { inOrder } from './in-order.js';
import { type InPort, inPort, type OpenPort, type OutPort, outPort } from './port.js';

/** What drawing an edge does, and how it is told. */
export interface Plan {
  readonly kind: 'plan';
  /** `rows of Scan go into scanning, which worm reads` */
  readonly says: string;
  readonly steps: readonly Step[];
}

/** What an edge between two nodes would do to the text; or why there can be none. */
export function planConnection(module: DrawnModule, fromId: string, toId: string): Plan | Refusal {
  const from = module.parts.get(fromId);
  const to = module.parts.get(toId);
  if (!from || !to) return refuse('one of the two is not there any more', 'draw the edge again');
  if (from.id === to.id) return refuse('a part gives nothing to itself', 'connect it to another one');
  const out = outPort(from);
  const into = inPort(to);
  if (out.kind === 'none') return refuse(out.reason, out.hint);
  if (into.kind === 'none') return refuse(into.reason, into.hint);
  if (out.kind === 'pattern') return movedPart(out, into);
  if (from.frame === to.frame)
    return refuse(
      'inside a statement the order is fixed: sources, windows, where, group, having, select, output',
      'connect it to another statement',
    );
  switch (out.kind) {
    case 'context':
      return inContext(out.name, to);
    case 'row':
      return rows(module, { from, to, out, into });
    default:
      return ordered(named(module.scene, { name: out.name, into, to, window: out.kind === 'window' }), { from, to, out });
  }
}

function movedPart({ id }: OutPort & { kind: 'pattern' }, into: InPort): Plan | Refusal {
  if (into.kind !== 'pattern') return refuse('a part of a pattern gives no rows by itself', 'connect the Select of its statement');
  const side = into.reads === undefined ? 'into' : 'after';
  return {
    kind: 'plan',
    says: side === 'into' ? 'moves into this box' : 'follows this event',
    steps: [(scene) => movePattern(scene, { kind: 'move-pattern', id, place: { side, of: into.id } })],
  };
}

function inContext(name: string, { frame }: Drawn): Plan | Refusal {
  if (frame.form === 'definition') return refuse('a definition runs in no context', 'connect it to a statement');
  return {
    kind: 'plan',
    says: `runs in the partitions of ${name}`,
    steps: [(scene) => setContext(scene, { kind: 'set-context', id: frame.id, context: name })],
  };
}

interface Rows {
  readonly from: Drawn;
  readonly to: Drawn;
  readonly out: OutPort & { kind: 'row' };
  readonly into: OpenPort;
}

function rows(module: DrawnModule, { from, to, out, into }: Rows): Plan | Refusal {
  const { scene } = module;
  const holder = selectHolder(scene, out.at);
  if (!holder)
    return refuse(`"${from.frame.title}" gives no rows: it changes a window or a variable`, 'connect the window that it changes');
  const target = holder.body.insertInto?.target.text;
  const store = storeOf(into);
  if (store && target !== undefined)
    return target === store.name
      ? refuse(`the rows of "${from.frame.title}" go into "${target}" already`, `read "${target}" in another statement`)
      : refuse(
          `the rows of "${from.frame.title}" go into "${target}" already`,
          'take its Insert into away, or connect that stream',
        );
  if (into.kind !== 'store' && feeds(module.diagram, to.frame.id, from.frame.id))
    return refuse(
      `"${to.frame.title}" feeds "${from.frame.title}": the rows would go round in a circle`,
      'connect something else to one of the two',
    );
  const name = store?.name ?? target ?? freshName(streamName(from.frame.title), takenNames(scene));
  const insert: Step = (now) =>
    setClause(now, {
      kind: 'set-clause',
      id: out.at,
      clause: store?.table ? 'into-table' : 'insert-into',
      text: writtenPath(name),
    });
  const inserts = target === undefined ? [insert] : [];
  const defined = to.frame.form === 'definition' ? [inOrder(to.frame.id, from.frame.id)] : [];
  if (store) return { kind: 'plan', says: `rows of "${from.frame.title}" go into "${name}"`, steps: [...inserts, ...defined] };
  const rest = named(scene, { name, into, to, window: false });
  if (rest.kind === 'refused') return rest;
  return {
    kind: 'plan',
    says: `rows of "${from.frame.title}" go into "${name}", and "${to.frame.title}" reads them`,
    steps: [...inserts, inOrder(from.frame.id, to.frame.id), ...rest.steps],
  };
}

/** Where rows are put: a window, a table, a stream by its definition, or the window that a source reads. */
function storeOf(into: InPort): { readonly name: string; readonly table: boolean } | undefined {
  if (into.kind === 'store') return { name: into.name, table: into.stored === 'table' };
  return into.kind === 'reader' && into.window ? { name: into.reads, table: false } : undefined;
}

/** A stream's name out of a statement's: one word. */
function streamName(title: string): string {
  const word = title.replace(/[^\p{ID_Continue}]+/gu, '_').replace(/^_+|_+$/g, '');
  return word === '' || /^\d/.test(word) || word === 'select' ? 'NewStream' : word;
}

/** A definition in the same text stands above what reads it. */
function ordered(
  plan: Plan | Refusal,
  { from, to, out }: { readonly from: Drawn; readonly to: Drawn; readonly out: OutPort },
): Plan | Refusal {
  const declares = from.frame.form === 'definition' && out.kind !== 'row' && to.frame.form !== 'definition';
  return plan.kind === 'plan' && declares ? { ...plan, steps: [inOrder(from.frame.id, to.frame.id), ...plan.steps] } : plan;
}

interface Named {
  readonly name: string;
  readonly into: OpenPort;
  readonly to: Drawn;
  readonly window: boolean;
}

function named(scene: Scene, { name, into, to, window }: Named): Plan | Refusal {
  switch (into.kind) {
    case 'reader':
      return reads(name, into, { to, window });
    case 'pattern':
      return waitsFor(name, into);
    case 'statement':
      return {
        kind: 'plan',
        says: `"${to.frame.title}" reads "${name}" too`,
        steps: [(now) => joinWith(now, { id: into.id, name, join: 'inner' })],
      };
    case 'store':
      return copies(scene, name, into);
  }
}

function reads(
  name: string,
  { id, reads: old }: InPort & { kind: 'reader' },
  { to, window }: { readonly to: Drawn; readonly window: boolean },
): Plan | Refusal {
  if (old === name) return refuse(`"${to.frame.title}" reads "${name}" here already`, 'connect another source');
  if (id.endsWith('/target') && !window)
    return refuse(`"${name}" is a stream, and this statement works on a window`, 'connect a named window');
  return {
    kind: 'plan',
    says: `"${to.frame.title}" reads "${name}" instead of "${old}"`,
    steps: [(scene) => setSource(scene, { kind: 'set-source', id, name })],
  };
}

function waitsFor(name: string, { id, reads: old }: InPort & { kind: 'pattern' }): Plan | Refusal {
  if (old !== undefined)
    return old === name
      ? refuse(`this part waits for "${name}" already`, 'connect another source')
      : {
          kind: 'plan',
          says: `waits for "${name}" instead of "${old}"`,
          steps: [(scene) => setSource(scene, { kind: 'set-source', id, name })],
        };
  return {
    kind: 'plan',
    says: `waits for "${name}"`,
    steps: [
      (scene) =>
        insertPattern(scene, {
          kind: 'insert-pattern',
          pattern: `${freshTag(scene.statement(id))}=${writtenPath(name)}`,
          place: { side: 'into', of: id },
        }),
    ],
  };
}

/** A stream poured into a window or another stream: a statement of its own, with the columns that the window has. */
function copies(scene: Scene, name: string, { name: store, stored }: InPort & { kind: 'store' }): Plan | Refusal {
  if (stored === 'table') return refuse('a table is filled by aggregates', 'connect the Select of a statement that counts or sums');
  if (name === store) return refuse(`"${name}" holds its own events already`, 'connect another stream');
  const columns = typeNamed(scene, store)?.properties.map((property) => property.name) ?? [];
  const has = new Set(typeNamed(scene, name)?.properties.map((property) => property.name));
  const missing = columns.find((column) => !has.has(column));
  if (missing !== undefined)
    return refuse(
      `"${store}" has a property "${missing}", and "${name}" has none of that name`,
      'connect the Select of a statement that gives it under that name',
    );
  const items = columns.length === 0 ? '*' : columns.map(writtenPath).join(', ');
  const text = `insert into ${writtenPath(store)}\nselect ${items} from ${writtenPath(name)}`;
  return { kind: 'plan', says: `events of "${name}" go into "${store}"`, steps: [(now) => addText(now, text)] };
}
