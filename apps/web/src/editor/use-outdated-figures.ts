import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect } from 'react';
import { trpc } from '../app/api/trpc.js';
import { counterStore } from '../live/counter-store.js';
import { outdatedFigures } from './document/outdated-figures.js';
import { LanguageContext, useEditor, useEditorState } from './editor-context.js';

const NOTHING: ReadonlySet<string> = new Set();

/** Parts of the draft that differ from what runs show no figures: those that come are of the version that runs. */
export function useOutdatedFigures(running: number | null): void {
  const { name } = useEditor();
  const analysis = useEditorState((state) => state.analysis);
  const language = useContext(LanguageContext);
  const module = useQuery(
    trpc.modules.get.queryOptions({ name, ...(running === null ? {} : { version: running }) }, { enabled: running !== null }),
  );
  const text = running === null ? undefined : module.data?.epl;
  const picture = useQuery({
    queryKey: ['picture', text],
    enabled: language !== undefined && text !== undefined,
    queryFn: () => language?.ask('picture', text ?? '') ?? null,
  });
  const diagram = picture.data?.diagram;
  useEffect(() => {
    const known = analysis !== undefined && text !== undefined && diagram !== undefined;
    counterStore.leaveOut(known ? outdatedFigures({ text, diagram }, analysis) : NOTHING);
  }, [analysis, text, diagram]);
}
