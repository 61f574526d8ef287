import type { InspectionReading } from '@rulewright/contracts';
import { useEffect, useState } from 'react';
import { lookAt } from '../../../live/live-session.js';
import type { IndexedNode } from '../../document/diagram-index.js';
import { useEditor } from '../../editor-context.js';
import { lookedAt } from './looked-at.js';

/** Entries of one page. */
export const PAGE = 20;

/** The inside of the selected part while it is in sight: the newest reading of it, undefined before the first one. */
export function useInspection(node: IndexedNode, offset: number): InspectionReading | undefined {
  const { name } = useEditor();
  const [reading, setReading] = useState<InspectionReading>();
  const asked = JSON.stringify(lookedAt(node));
  useEffect(() => {
    const { nodes, before } = JSON.parse(asked) as ReturnType<typeof lookedAt>;
    if (nodes.length === 0) return;
    setReading((last) => (last?.found && nodes.includes(last.found.node) ? last : undefined));
    return lookAt({ module: name, nodes: [...nodes], before: [...before], offset, limit: PAGE }, (next) => {
      // a reading that was under way when another node or page was asked for
      const isOfThis = next.found === null || (nodes.includes(next.found.node) && next.found.offset === offset);
      if (next.module === name && isOfThis) setReading(next);
    });
  }, [name, asked, offset]);
  return reading;
}
