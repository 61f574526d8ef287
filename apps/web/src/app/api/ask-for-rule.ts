import { queryClient, trpc } from './trpc.js';

/** Asks for what the editor shows first while its code is still on the way; failures are the editor's to tell. */
export function askForRule(name: string): null {
  void queryClient.prefetchQuery(trpc.modules.get.queryOptions({ name }));
  void queryClient.prefetchQuery(trpc.layouts.get.queryOptions({ name }));
  void queryClient.prefetchQuery(trpc.modules.world.queryOptions({ without: name }));
  return null;
}
