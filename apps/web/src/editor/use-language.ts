import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { trpc } from '../app/api/trpc.js';
import { useEditor } from './editor-context.js';
import { LanguageClient } from './language/language-client.js';

/** Typing pauses this long before the text is read. */
const PAUSE_MS = 120;

/** Lets the language read the text after every edit. Gives the language, once it is there. */
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

  return client;
}
