import './history.css';
import '../../design/layout/pick-list.css';
import type { ModuleVersion } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../app/api/trpc.js';
import { Button } from '../../design/button/button.js';
import { Segmented } from '../../design/fields/segmented.js';
import { ErrorState } from '../../design/states/error-state.js';
import { Loading } from '../../design/states/loading.js';
import { formatAge } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { useEditor, useEditorState } from '../editor-context.js';
import type { RuleActions } from '../use-rule-actions.js';
import { PictureDiff } from './picture-diff.js';
import { TextDiff } from './text-diff.js';

const FORMS = [
  { value: 'text', label: texts.history.text, icon: 'code' },
  { value: 'picture', label: texts.history.picture, icon: 'rules' },
] as const;

/** All stored versions, and what one changed against another, as text or as picture. */
export function HistoryPanel({ running }: Pick<RuleActions, 'running'>) {
  const editor = useEditor();
  const newest = useEditorState((state) => state.version);
  const versions = useQuery(trpc.modules.versions.queryOptions({ name: editor.name }, { staleTime: 2_000 }));
  const [chosen, setChosen] = useState<number>();
  const [form, setForm] = useState<'text' | 'picture'>('text');
  const words = texts.history;
  if (versions.isError) return <ErrorState title={words.failed} detail={texts.common.notReachableDetail} />;
  if (!versions.data) return <Loading rows={4} />;
  const list = [...versions.data].sort((a, b) => b.version - a.version);
  const to = chosen ?? newest;
  const from = list.find(({ version }) => version < to)?.version;
  return (
    <div className="rw-history">
      <ul className="rw-pick-list" aria-label={words.versions}>
        {list.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            runs={version.version === running.version}
            chosen={version.version === to}
            onChoose={() => setChosen(version.version)}
          />
        ))}
      </ul>
      <section className="rw-history-diff" aria-label={words.compare}>
        <header>
          <span className="num">{from === undefined ? words.first(to) : `${words.version(from)} → ${words.version(to)}`}</span>
          <Segmented label={words.how} segments={FORMS} value={form} onChange={setForm} />
          {to !== newest && <TakeAgain version={to} />}
        </header>
        {form === 'text' ? (
          <TextDiff name={editor.name} from={from} to={to} />
        ) : (
          <PictureDiff name={editor.name} from={from} to={to} />
        )}
      </section>
    </div>
  );
}

interface VersionRowProps {
  readonly version: ModuleVersion;
  readonly runs: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function VersionRow({ version: { version, savedAt, savedBy, note }, runs, chosen, onChoose }: VersionRowProps) {
  const words = texts.history;
  return (
    <li>
      <button type="button" className="rw-history-version" aria-pressed={chosen} onClick={onChoose}>
        <span className="num">{words.version(version)}</span>
        <span className="cut">
          {runs && <b>{words.runs} </b>}
          {note}
        </span>
        <span className="hint">{[savedBy, formatAge(Date.now() - savedAt)].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  );
}

/** Puts a stored text into the editor: one step, so that undo brings the other back. */
function TakeAgain({ version }: { readonly version: number }) {
  const editor = useEditor();
  const { data } = useQuery(trpc.modules.get.queryOptions({ name: editor.name, version }));
  const take = () => {
    if (data) editor.edit([{ span: { start: 0, end: editor.state.text.length }, text: data.epl }], 'canvas');
  };
  return (
    <Button
      size="small"
      icon="undo"
      disabled={!data || editor.mayNotEdit !== undefined}
      title={editor.mayNotEdit ?? texts.history.takeHint}
      onClick={take}
    >
      {texts.history.take(version)}
    </Button>
  );
}
