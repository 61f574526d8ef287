import { TAIL } from './part-ids.js';
import { type Chunk, chunksOf } from './statement-chunks.js';

export type Side = 'mine' | 'theirs';

/** One statement of two texts that were made from a third. An absent text: the statement is not there, or not any more. */
export interface MergedPart {
  readonly id: string;
  readonly title: string;
  /** who changed it; `collision`: both did, each in another way */
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
  const [old, own, other] = [chunksOf(base), chunksOf(mine, base), apart(chunksOf(theirs, base), base, mine)];
  const [oldById, ownById, otherById] = [old, own, other].map((chunks) => new Map(chunks.map((chunk) => [chunk.id, chunk])));
  return mergedOrder(own, other, old).map((id) => {
    const three = { base: oldById?.get(id), mine: ownById?.get(id), theirs: otherById?.get(id) };
    return {
      id,
      title: (three.mine ?? three.theirs ?? three.base)?.title ?? id,
      kind: kindOf(three),
      base: whole(three.base),
      mine: whole(three.mine),
      theirs: whole(three.theirs),
    };
  });
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
function apart(theirs: readonly Chunk[], base: string, mine: string): readonly Chunk[] {
  const old = new Set(chunksOf(base).map(({ id }) => id));
  const own = new Map(chunksOf(mine, base).map((chunk) => [chunk.id, chunk]));
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

/** Ids in the order of the merged text; what stands behind all statements stays there. */
function mergedOrder(mine: readonly Chunk[], theirs: readonly Chunk[], base: readonly Chunk[]): readonly string[] {
  const order = mine.map(({ id }) => id);
  const elsewhere = new Set([...theirs, ...base].map(({ id }) => id));
  // what both added to the same place stands in the order mine, theirs
  const addedByMine = new Set(order.filter((id) => !elsewhere.has(id)));
  for (const chunks of [theirs, base]) {
    chunks.forEach(({ id }, index) => {
      if (order.includes(id)) return;
      const before = chunks.slice(0, index).findLast((chunk) => order.includes(chunk.id));
      let at = before ? order.indexOf(before.id) + 1 : 0;
      while (addedByMine.has(order[at] ?? '')) at++;
      order.splice(at, 0, id);
    });
  }
  return [...order.filter((id) => id !== TAIL), ...order.filter((id) => id === TAIL)];
}
