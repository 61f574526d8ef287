import type { Socket } from 'socket.io';

/** Packets that may wait for a socket before it counts as slow, and until it is believed to keep up again. */
const HIGH_WATER = 64;

interface Guarded {
  readonly socket: GuardedSocket;
  waiting: number;
  skipped: number;
}

/** What is needed of a socket; its event maps do not matter here. */
type GuardedSocket = Pick<Socket, 'id' | 'conn' | 'once' | 'rooms'> & {
  emit(event: 'alerts', batch: { readonly alerts: readonly []; readonly skipped: number }): unknown;
};

/** Knows which sockets do not keep up, so that they are passed over instead of filling the memory, and tells them what they missed. */
export class BacklogGuard {
  readonly #guarded = new Map<string, Guarded>();

  watch(socket: GuardedSocket): void {
    const guarded: Guarded = { socket, waiting: 0, skipped: 0 };
    this.#guarded.set(socket.id, guarded);
    socket.conn.on('packetCreate', () => {
      guarded.waiting++;
    });
    socket.conn.on('drain', () => {
      guarded.waiting = 0;
      if (guarded.skipped === 0) return;
      const { skipped } = guarded;
      guarded.skipped = 0;
      socket.emit('alerts', { alerts: [], skipped });
    });
    socket.once('disconnect', () => this.#guarded.delete(socket.id));
  }

  /** Ids of the room's sockets that a batch of so many alerts should pass over; they are told of it when they have caught up. */
  slow(room: string, alerts: number): string[] {
    const ids: string[] = [];
    for (const [id, guarded] of this.#guarded) {
      if (guarded.waiting < HIGH_WATER || !guarded.socket.rooms.has(room)) continue;
      guarded.skipped += alerts;
      ids.push(id);
    }
    return ids;
  }
}
