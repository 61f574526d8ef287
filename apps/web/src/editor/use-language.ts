import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { trpc } from '../app/api/trpc.js';
import { dropDraft, keepDraft } from './draft-store.js';
import { useEditor } from './editor-context.js';
import { LanguageClient } from './language/language-client.js';

/** Typing pauses this long before the text is read and kept. */
const PAUSE_MS = 120;

/** Lets the language read the text after every edit, and keeps unsaved edits in this browser. Gives the language, once it is there. */
export function useLanguage(): LanguageClient | undefined {
  const model = useEditor();
  const [client, setClient] = useState<LanguageClient>();
  const { data: world } = useQuery(trpc.modules.world.queryOptions({ without: model.name }));

  useEffect(() => {
    const opened = new LanguageClient();
    setClient(opened);
    return () => opened.close();
  }, []);

  useEffect(() => {
    if (client === undefined) return;
    if (world) client.tellWorld(world);
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
  }, [client, model, world]);

  useEffect(() => {
    const keep = () => {
      const { text, savedText, version } = model.state;
      if (text === savedText) dropDraft(model.name);
      else keepDraft(model.name, { text, version });
    };
    let pause: ReturnType<typeof setTimeout> | undefined;
    const end = model.store.subscribe(() => {
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE_MS);
    });
    return () => {
      clearTimeout(pause);
      end();
      keep();
    };
  }, [model]);

  return client;
}
