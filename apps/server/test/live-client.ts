import { type AlertBatch, LIVE_PATH, type LiveAnswer } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';

/** A browser's live connection, as far as alerts go. */
export interface LiveClient {
  /** transport under it now */
  readonly transport: () => string;
  readonly close: () => void;
}

/** Connects and watches all alerts. @param heard hears every batch */
export async function liveClient(url: string, heard: (batch: AlertBatch) => void): Promise<LiveClient> {
  const socket: Socket = io(url, { path: LIVE_PATH, transports: ['websocket'], forceNew: true });
  socket.on('alerts', heard);
  await new Promise<void>((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.on('connect', () => {
      socket.emit('watch', { alerts: {} }, (answer: LiveAnswer<unknown>) =>
        answer.ok ? resolve() : reject(new Error(answer.code)),
      );
    });
  });
  return { transport: () => socket.io.engine.transport.name, close: () => void socket.disconnect() };
}
