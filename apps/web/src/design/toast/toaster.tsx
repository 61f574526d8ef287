import './toaster.css';
import { useEffect, useState } from 'react';
import { texts } from '../../texts/texts.js';
import { Button } from '../button/button.js';
import { hideToast, useToast } from './toast-store.js';

const SHOWN_MS = 6_000;

/** Says for six seconds what can be undone; stays as long as the mouse or the focus is on it. */
export function Toaster() {
  const toast = useToast();
  const [stopped, setStopped] = useState(false);
  useEffect(() => {
    if (toast === undefined || stopped) return;
    const timer = setTimeout(hideToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, stopped]);
  return (
    <div role="status">
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the mouse on it only keeps it longer; the button inside acts
        <div
          className="rw-toast"
          onPointerEnter={() => setStopped(true)}
          onPointerLeave={() => setStopped(false)}
          onFocus={() => setStopped(true)}
          onBlur={() => setStopped(false)}
        >
          {toast.text}
          {toast.undo && (
            <Button
              size="small"
              keys={['z']}
              onClick={() => {
                toast.undo?.();
                hideToast();
              }}
            >
              {texts.alerts.undo}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
