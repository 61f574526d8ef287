import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/api/trpc.js';
import { MarkedPicture, useDrawn } from './marked-picture.js';
import type { Versions } from './text-diff.js';

/** Two stored versions as one picture; the first as it is. */
export function PictureDiff({ name, from, to }: Versions) {
  // before the first version there was nothing to compare it with: it stands against itself, without marks
  const before = useDrawn(useStoredText(name, from ?? to));
  const after = useDrawn(useStoredText(name, to));
  return <MarkedPicture before={before} after={after} />;
}

function useStoredText(name: string, version: number): string | undefined {
  return useQuery(trpc.modules.get.queryOptions({ name, version })).data?.epl;
}
