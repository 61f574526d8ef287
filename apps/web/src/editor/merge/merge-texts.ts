import { TAIL } from './part-ids.js';
import { type Chunk, chunksOf } from './statement-chunks.js';

export type Side = 'mine' | 'theirs';

/** One statement of two texts that were made from a third. An absent text: the statement is not there, or not any more. */
export interface MergedPart {
  readonly id: string;
  readonly title: string;
  /** who changed it; `collision`: both did, each in another way, or one gave its name to this and the other to another statement */
  readonly kind: 'unchanged' | 'both' | Side | 'collision';
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

/** What is taken where both changed a statement, by its id. */
export type Choices = ReadonlyMap<string, Side>;

/**
 * Two texts that were made from a third, statement by statement, in the order in which the merged text has them: that of mine, with what
 * they added behind the statement that it follows in theirs. O(length)
 */
export function mergeTexts(base: string, mine: string, theirs: string): readonly MergedPart[] {
  const [old, own] = [chunksOf(base), chunksOf(mine, base)];
  const other = apart(chunksOf(theirs, base), old, own);
  const [oldById, ownById, otherById] = [old, own, other].map((chunks) => new Map(chunks.map((chunk) => [chunk.id, chunk])));
  const found = mergedOrder(own, other, old).map((id): Found => {
    const three = { base: oldById?.get(id), mine: ownById?.get(id), theirs: otherById?.get(id) };
    return { id, three, kind: kindOf(three) };
  });
  const namesakes = namesakesIn(found);
  return found.map(({ id, three, kind }) => ({
    id,
    title: (three.mine ?? three.theirs ?? three.base)?.title ?? id,
    kind: namesakes.has(id) ? 'collision' : kind,
    base: whole(three.base),
    mine: whole(three.mine),
    theirs: whole(three.theirs),
  }));
}

/** The merged text; where both changed a statement, what was chosen, else mine. */
export function mergedText(parts: readonly MergedPart[], choices: Choices): string {
  const taken = parts.flatMap((part) => {
    const text = part.kind === 'theirs' || choices.get(part.id) === 'theirs' ? part.theirs : part.mine;
    return text === undefined ? [] : [{ text, part }];
  });
  return taken.map(({ text, part }, index) => (taken[index + 1] ? closed(text, part) : text)).join('');
}

/** Statements that both changed, each in another way. */
export function collisionsIn(parts: readonly MergedPart[]): readonly MergedPart[] {
  return parts.filter(({ kind }) => kind === 'collision');
}

/** A statement that was the last one of its text may have no `;` and no end of line: before another one it needs both. */
function closed(text: string, { id }: MergedPart): string {
  if (id.startsWith('@') || text.trim() === '') return text;
  const [, body = text, rest = ''] = /^([\s\S]*?)(\s*(?:\/\/[^\n]*)?\s*)$/.exec(text) ?? [];
  const ended = body.endsWith(';') ? text : `${body};${rest}`;
  return ended.endsWith('\n') ? ended : `${ended}\n`;
}

/** Statements without a name that both added bear the same number and are not the same: theirs get an id of their own. */
function apart(theirs: readonly Chunk[], base: readonly Chunk[], mine: readonly Chunk[]): readonly Chunk[] {
  const old = new Set(base.map(({ id }) => id));
  const own = new Map(mine.map((chunk) => [chunk.id, chunk]));
  return theirs.map((chunk) => {
    const twin = own.get(chunk.id);
    const isNew = chunk.id.startsWith('#') && twin !== undefined && !old.has(chunk.id);
    return isNew && !sameText(twin, chunk) ? { ...chunk, id: `${chunk.id} of theirs` } : chunk;
  });
}

interface Three {
  readonly base: Chunk | undefined;
  readonly mine: Chunk | undefined;
  readonly theirs: Chunk | undefined;
}

interface Found {
  readonly id: string;
  readonly three: Three;
  readonly kind: MergedPart['kind'];
}

/** Ids of different statements to which either gave the same name: taken both, they would be declared twice. */
function namesakesIn(found: readonly Found[]): ReadonlySet<string> {
  const own = namesOf(found, 'mine');
  return new Set(
    [...namesOf(found, 'theirs')].flatMap(([name, id]) => {
      const twin = own.get(name) ?? id;
      return twin === id ? [] : [twin, id];
    }),
  );
}

/** Names in what may be taken from one side alone, with the ids of their statements. */
function namesOf(found: readonly Found[], side: Side): ReadonlyMap<string, string> {
  return new Map(
    found.flatMap(({ id, three, kind }) => {
      const name = kind === side || kind === 'collision' ? three[side]?.name : undefined;
      return name === undefined ? [] : [[name, id] as const];
    }),
  );
}

function kindOf({ base, mine, theirs }: Three): MergedPart['kind'] {
  const [ownChange, otherChange] = [!sameText(base, mine), !sameText(base, theirs)];
  if (!ownChange && !otherChange) return 'unchanged';
  if (ownChange && otherChange) return sameText(mine, theirs) ? 'both' : 'collision';
  return ownChange ? 'mine' : 'theirs';
}

/** Blanks around a statement and its `;` are no change of it. */
function sameText(a: Chunk | undefined, b: Chunk | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const essence = ({ text, end }: Chunk) => `${text.trim()} ${end.replace(';', '').trim()}`;
  return essence(a) === essence(b);
}

function whole(chunk: Chunk | undefined): string | undefined {
  return chunk && chunk.text + chunk.end;
}

/** Ids in the order of the merged text; what stands behind all statements stays there. O(statements) */
function mergedOrder(mine: readonly Chunk[], theirs: readonly Chunk[], base: readonly Chunk[]): readonly string[] {
  const ids = [...new Set(mine.map(({ id }) => id))];
  const elsewhere = new Set([...theirs, ...base].map(({ id }) => id));
  // what both added to the same place stands in the order mine, theirs
  const addedByMine = new Set(ids.filter((id) => !elsewhere.has(id)));
  // who follows whom; the first one follows undefined
  const next = new Map<string | undefined, string | undefined>();
  ids.forEach((id, index) => {
    next.set(ids[index - 1], id);
  });
  const placed = new Set(ids);
  for (const chunks of [theirs, base]) {
    chunks.forEach(({ id }, index) => {
      if (placed.has(id)) return;
      placed.add(id);
      let before = chunks[index - 1]?.id;
      for (let after = next.get(before); after !== undefined && addedByMine.has(after); after = next.get(before)) before = after;
      next.set(id, next.get(before));
      next.set(before, id);
    });
  }
  const order: string[] = [];
  for (let id = next.get(undefined); id !== undefined; id = next.get(id)) order.push(id);
  return [...order.filter((id) => id !== TAIL), ...order.filter((id) => id === TAIL)];
}
