import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Connection, type ConnectionEvent, connectionAfter } from './connection.js';

const store = createStore<{ readonly connection: Connection }>(() => ({ connection: { kind: 'connecting' } }));

/** Moves the connection on; the only way to change it. */
export function tellConnection(event: ConnectionEvent): void {
  store.setState(({ connection }) => ({ connection: connectionAfter(connection, event) }));
}

export function useConnection(): Connection {
  return useStore(store, (state) => state.connection);
}
