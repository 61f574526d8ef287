import type { EventTypeSummary } from '@rulewright/contracts';
import type { BlockNode, DiagramNode, Field, Frame } from '@rulewright/diagram';

/** Names that a condition of a statement can speak of. */
export interface Names {
  /** events of the pattern, aliases of the inputs */
  readonly tags: readonly string[];
  readonly properties: readonly string[];
  /** properties that hold text */
  readonly textual: ReadonlySet<string>;
}

/**
 * Properties of what a statement reads: bare where it reads one thing, behind the tag or alias where it reads several. Types that only this
 * text declares are not among those of the workspace: their properties come with the fields. O(properties).
 */
export function namesInScope(frame: Frame, types: ReadonlyMap<string, EventTypeSummary>): Names {
  const sources = frame.inputs.flatMap((input) =>
    input.nodes.flatMap(blocksIn).flatMap((block) => {
      if (block.subject === undefined) return [];
      // in a pattern the word of an atom is its tag; elsewhere the input has the alias
      const tag = frame.form === 'pattern' ? block.word : input.name;
      return [{ type: types.get(block.subject), tag: tag === block.subject ? undefined : tag.replace(/\[\]$/, '') }];
    }),
  );
  const found = new Map<string, string>();
  for (const { type, tag } of sources) {
    for (const property of type?.properties ?? []) {
      found.set(property.name, property.type);
      if (tag !== undefined) found.set(`${tag}.${property.name}`, property.type);
    }
  }
  return {
    tags: [...new Set(sources.flatMap(({ tag }) => tag ?? []))],
    properties: [...found.keys()],
    textual: new Set([...found].filter(([, type]) => type === 'string').map(([name]) => name)),
  };
}

/** What a field can speak of: the names of its statement, and first of all what it offers itself. */
export function withOffered({ tags, properties, textual }: Names, { choices = [] }: Pick<Field, 'choices'>): Names {
  const texts = choices.filter(({ doc }) => doc === 'string').map(({ value }) => value);
  return {
    tags,
    properties: [...new Set([...choices.map(({ value }) => value), ...properties])],
    textual: new Set([...textual, ...texts, ...texts.flatMap((text) => tags.map((tag) => `${tag}.${text}`))]),
  };
}

function blocksIn(node: DiagramNode): readonly BlockNode[] {
  switch (node.shape) {
    case 'block':
      return [node];
    case 'scope':
      return node.children.flatMap(blocksIn);
    case 'lane':
      return node.parts.flatMap(blocksIn);
  }
}
