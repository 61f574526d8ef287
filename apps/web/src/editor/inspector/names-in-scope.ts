import type { EventTypeSummary } from '@rulewright/contracts';
import type { BlockNode, DiagramNode, Frame } from '@rulewright/diagram';

/** Names that a condition of a statement can speak of. */
export interface Names {
  /** events of the pattern, aliases of the inputs */
  readonly tags: readonly string[];
  readonly properties: readonly string[];
  /** properties that hold text */
  readonly textual: ReadonlySet<string>;
}

/** Properties of what a statement reads: bare where it reads one thing, behind the tag or alias where it reads several. O(properties). */
export function namesInScope(frame: Frame, types: ReadonlyMap<string, EventTypeSummary>): Names {
  const sources = frame.inputs.flatMap((input) =>
    input.nodes.flatMap(blocksIn).flatMap((block) => {
      const type = block.subject === undefined ? undefined : types.get(block.subject);
      if (type === undefined) return [];
      // in a pattern the word of an atom is its tag; elsewhere the input has the alias
      const tag = frame.form === 'pattern' ? block.word : input.name;
      return [{ type, tag: tag === type.name ? undefined : tag.replace(/\[\]$/, '') }];
    }),
  );
  const found = new Map<string, string>();
  for (const { type, tag } of sources) {
    for (const property of type.properties) {
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
