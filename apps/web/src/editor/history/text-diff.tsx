import './history.css';
import type { DiffLine } from '@rulewright/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/api/trpc.js';
import { DiffText } from '../../design/diff/diff-text.js';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';

export interface Versions {
  readonly name: string;
  /** undefined: nothing was before */
  readonly from: number | undefined;
  readonly to: number;
}

/** What changed between two versions, line by line; the first version as it is. */
export function TextDiff({ name, from, to }: Versions) {
  const diff = useQuery(trpc.modules.diff.queryOptions({ name, from: from ?? to, to }));
  if (!diff.data) return <Loading rows={4} />;
  const { lines } = diff.data;
  const shown: readonly DiffLine[] = from === undefined ? lines.map(({ text }) => ({ kind: 'same', text })) : lines;
  if (from !== undefined && shown.every(({ kind }) => kind === 'same'))
    return <p className="rw-history-same">{texts.history.same}</p>;
  return <DiffText label={texts.history.lines} lines={shown} />;
}
