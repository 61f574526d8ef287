import { useEffect } from 'react';
import { api } from '../app/api/trpc.js';
import { useSession } from '../app/session/session.js';
import type { Places } from './document/place.js';
import { useEditor } from './editor-context.js';

const PAUSE_MS = 600;

/** Places of frames that were moved by hand are shared by everybody: they go to the server shortly after a move. */
export function usePlaces(): void {
  const model = useEditor();
  const { may } = useSession();
  const mayKeep = may('engineer');
  useEffect(() => {
    if (!mayKeep) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let waiting: Places | undefined;
    const keep = () => {
      if (waiting === undefined) return;
      const nodes = Object.fromEntries([...waiting].map(([id, { x, y }]) => [id, { x, y }]));
      waiting = undefined;
      // a place that is not kept costs a drag next time; it is not worth a message
      api.layouts.save.mutate({ name: model.name, layout: { nodes } }).catch(() => undefined);
    };
    const end = model.store.subscribe((state, before) => {
      if (state.places === before.places) return;
      waiting = state.places;
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE_MS);
    });
    return () => {
      clearTimeout(pause);
      end();
      keep();
    };
  }, [model, mayKeep]);
}
