import { useCallback, useEffect, useRef } from 'react';

interface PointerDrag {
  readonly onMove: (event: PointerEvent) => void;
  readonly onDrop: (event: PointerEvent) => void;
  /** Escape, a touch that the browser took over, another press, or what was dragged on is gone: all is as before */
  readonly onCancel: () => void;
}

/** Follows the pointer from a press to its end, wherever that is. Exactly one of `onDrop` and `onCancel` comes, and it comes last. */
export function usePointerDrag(): (drag: PointerDrag) => void {
  const cancel = useRef(() => {});
  useEffect(() => () => cancel.current(), []);
  return useCallback((drag) => {
    cancel.current();
    cancel.current = follow(drag);
  }, []);
}

function follow({ onMove, onDrop, onCancel }: PointerDrag): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const end = (act: () => void) => {
    if (signal.aborted) return;
    listening.abort();
    act();
  };
  const cancel = () => end(onCancel);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel();
  };
  const onUp = (event: PointerEvent) => end(() => onDrop(event));
  addEventListener('pointermove', onMove, { signal });
  addEventListener('pointerup', onUp, { signal });
  addEventListener('pointercancel', cancel, { signal });
  addEventListener('keydown', onKey, { signal, capture: true });
  return cancel;
}
