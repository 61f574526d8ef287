import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/api/trpc.js';
import { MarkedPicture, useDrawn } from './marked-picture.js';
import type { Versions } from './text-diff.js';

const NOTHING = '';

/** Two stored versions as one picture. */
export function PictureDiff({ name, from, to }: Versions) {
  const before = useDrawn(useStoredText(name, from));
  const after = useDrawn(useStoredText(name, to));
  return <MarkedPicture before={before} after={after} />;
}

/** The text of a stored version; nothing stands in one that never was. */
function useStoredText(name: string, version: number | undefined): string | undefined {
  const module = useQuery(
    trpc.modules.get.queryOptions({ name, ...(version === undefined ? {} : { version }) }, { enabled: version !== undefined }),
  );
  return version === undefined ? NOTHING : module.data?.epl;
}
