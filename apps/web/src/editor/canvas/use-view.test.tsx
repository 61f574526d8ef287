import { renderHook } from '@testing-library/react';
import { ReactFlowProvider, useStoreApi } from '@xyflow/react';
import { type ReactNode, useEffect } from 'react';
import { expect, it } from 'vitest';
import { EditorModel } from '../document/editor-model.js';
import type { Places } from '../document/place.js';
import { EditorContext } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import { useFirstLook } from './use-view.js';

const module = {
  name: 'scan',
  epl: '',
  version: 1,
  state: 'draft',
  deployedVersion: null,
  reason: null,
  statements: [],
  note: null,
  savedAt: 0,
  savedBy: null,
  diagnostics: [],
} as unknown as ConstructorParameters<typeof EditorModel>[0];

const frame = (x: number, y: number) =>
  ({ id: 'a', type: 'frame', position: { x, y }, width: 218, height: 120, data: {} }) as unknown as CanvasNode;

/** Where the view was set while a rule went from empty to one statement at this place. */
function viewsSet(kept: Places): readonly unknown[] {
  const model = new EditorModel(module);
  const views: unknown[] = [];
  const panZoom = { setViewport: async (view: unknown) => views.push(view) > 0 };
  function Pane({ children }: { readonly children: ReactNode }) {
    const store = useStoreApi();
    useEffect(() => store.setState({ panZoom: panZoom as never, width: 800, height: 600 }), [store]);
    return children;
  }
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <EditorContext value={model}>
      <ReactFlowProvider>
        <Pane>{children}</Pane>
      </ReactFlowProvider>
    </EditorContext>
  );
  const look = renderHook(({ nodes }: { readonly nodes: readonly CanvasNode[] }) => useFirstLook(nodes, nodes.length === 0), {
    wrapper,
    initialProps: { nodes: [] as readonly CanvasNode[] },
  });
  model.arrange({ places: kept });
  look.rerender({ nodes: [frame(400, 320)] });
  return views;
}

it('leaves what was dropped onto an empty canvas where it was dropped', () => {
  expect(viewsSet(new Map([['a', { x: 400, y: 320 }]]))).toEqual([]);
});

it('brings what was written into an empty rule into sight', () => {
  expect(viewsSet(new Map())).toEqual([{ x: -384, y: -304, zoom: 1 }]);
});
