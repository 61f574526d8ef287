import type { ModuleEdge } from '@rulewright/diagram';
import ELK, { type ELK as Elk } from 'elkjs/lib/elk-api.js';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Place } from '../document/place.js';
import type { FrameBox } from './layout.js';
import { snapped } from './page-shape.js';
import { wrapToPage } from './wrap-to-page.js';

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.componentComponent': '24',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.aspectRatio': '1.6',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};

let elk: Elk | undefined;
let run = 0;

/**
 * Arranges frames anew by ELK's layered layout, in a worker of its own, on a page. Of several calls only the last one answers with places; the
 * others give undefined.
 */
export async function arrangeFrames(
  frames: readonly FrameBox[],
  edges: readonly ModuleEdge[],
): Promise<ReadonlyMap<string, Place> | undefined> {
  elk ??= new ELK({ workerFactory: () => new Worker(elkWorkerUrl) });
  const mine = ++run;
  const graph = await elk.layout({
    id: 'module',
    layoutOptions: OPTIONS,
    children: frames.map(({ id, width, height }) => ({ id, width, height })),
    edges: edges
      .filter((edge) => edge.fromFrame !== edge.toFrame)
      .map((edge) => ({ id: edge.id, sources: [edge.fromFrame], targets: [edge.toFrame] })),
  });
  if (mine !== run) return undefined;
  const row = new Map((graph.children ?? []).map((child) => [child.id, { x: snapped(child.x ?? 0), y: snapped(child.y ?? 0) }]));
  return wrapToPage(frames, row);
}
