import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Command } from './command.js';
import { CommandRegistry } from './command-registry.js';

/** The one registry of this page. */
export const commandRegistry = new CommandRegistry();

/** Offers commands while the component is there. Their order of precedence is that of mounting. */
export function useCommands(commands: readonly Command[]): void {
  const [owner] = useState(() => Symbol());
  useEffect(() => {
    commandRegistry.offer(owner, commands);
  }, [owner, commands]);
  useEffect(() => () => commandRegistry.withdraw(owner), [owner]);
}

/** All commands on offer now. */
export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(commandRegistry.subscribe, commandRegistry.all);
}
