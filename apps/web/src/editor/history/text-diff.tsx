import './history.css';
import type { ModuleDiff } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/api/trpc.js';
import { colourEpl } from '../../design/colour-epl.js';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';

export interface Versions {
  readonly name: string;
  /** undefined: nothing was before */
  readonly from: number | undefined;
  readonly to: number;
}

type Line = ModuleDiff['lines'][number];

const SIGNS = { added: '+', removed: '−', same: '' } satisfies Record<Line['kind'], string>;

/** What changed between two versions, line by line; the first version is all new. */
export function TextDiff({ name, from, to }: Versions) {
  const diff = useQuery(trpc.modules.diff.queryOptions({ name, from: from ?? to, to }));
  if (!diff.data) return <Loading rows={4} />;
  const { lines } = diff.data;
  const shown: readonly Line[] = from === undefined ? lines.map(({ text }) => ({ kind: 'added', text })) : lines;
  if (shown.every(({ kind }) => kind === 'same')) return <p className="rw-history-same">{texts.history.same}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key
    <pre className="rw-history-text" tabIndex={0}>
      {shown.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={index} data-kind={kind}>
          <span aria-hidden>{SIGNS[kind]}</span>
          <code className="rw-epl">
            {kind !== 'same' && <span className="visually-hidden">{texts.history.changes[kind]}: </span>}
            {colourEpl(text).map((piece, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
              <span key={at} data-role={piece.role}>
                {piece.text}
              </span>
            ))}
          </code>
        </div>
      ))}
    </pre>
  );
}
