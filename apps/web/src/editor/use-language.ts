import type { EventTypeSummary } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { trpc } from '../app/api/trpc.js';
import { useEditor } from './editor-context.js';
import { driftsByType } from './language/drifts-by-type.js';
import { LanguageClient } from './language/language-client.js';
import type { DriftsByType } from './language/protocol.js';

/** Typing pauses this long before the text is read. */
const PAUSE_MS = 120;
const REFRESH_MS = 10_000;
const NO_TYPES: readonly EventTypeSummary[] = [];

/** Lets the language read the text after every edit. Gives the language, once it is there. */
export function useLanguage(): LanguageClient | undefined {
  const model = useEditor();
  const [client, setClient] = useState<LanguageClient>();
  const { data: world } = useQuery(trpc.modules.world.queryOptions({ without: model.name }));
  const drifts = useDrifts();

  useEffect(() => {
    const opened = new LanguageClient();
    setClient(opened);
    return () => opened.close();
  }, []);

  useEffect(() => {
    if (client === undefined) return;
    if (world) client.tellWorld(world, drifts);
    const read = () => {
      const { text } = model.state;
      client.read(text, (answer) => model.analysed(text, answer));
    };
    read();
    let pause: ReturnType<typeof setTimeout> | undefined;
    const end = model.onEdit((_, origin) => {
      clearTimeout(pause);
      // what is typed is waited for; what was drawn is wanted at once
      if (origin === 'text') pause = setTimeout(read, PAUSE_MS);
      else read();
    });
    return () => {
      clearTimeout(pause);
      end();
    };
  }, [client, model, world, drifts]);

  return client;
}

/** In what the newest events differ from their types; the same list until that changes. */
function useDrifts(): DriftsByType {
  const { data = NO_TYPES } = useQuery(trpc.eventTypes.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const known = JSON.stringify(driftsByType(data));
  return useMemo(() => JSON.parse(known) as DriftsByType, [known]);
}
