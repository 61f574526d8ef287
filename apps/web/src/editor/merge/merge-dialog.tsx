import './merge.css';
import { Modal } from '@mantine/core';
import type { Module } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useContext, useMemo, useState } from 'react';
import { Button } from '../../design/button/button.js';
import { Segmented } from '../../design/fields/segmented.js';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';
import { LanguageContext, useEditor } from '../editor-context.js';
import { MarkedPicture, useDrawn } from '../history/marked-picture.js';
import { type Choices, collisionsIn, type MergedPart, mergedText, type Side } from './merge-texts.js';
import { PartList } from './part-list.js';
import { PartTexts } from './part-texts.js';

export interface MergeDialogProps {
  /** the version that somebody else stored */
  readonly theirs: Module;
  readonly onClose: () => void;
  readonly onTaken: (how: Taken) => void;
}

export type Taken = { readonly kind: 'mine' } | { readonly kind: 'theirs' } | { readonly kind: 'merged'; readonly text: string };

const FORMS = [
  { value: 'text', label: texts.merge.text, icon: 'code' },
  { value: 'picture', label: texts.merge.picture, icon: 'rules' },
] as const;

/** Two texts that were made from one: both in sight, and one of three ways on. Nothing is stored by it. */
export function MergeDialog(props: MergeDialogProps) {
  const { theirs, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.merge.title(theirs.name, theirs.version)}
      size={1080}
      closeButtonProps={{ 'aria-label': texts.common.close }}
    >
      <MergeBody {...props} />
    </Modal>
  );
}

function MergeBody({ theirs, onTaken }: MergeDialogProps) {
  const editor = useEditor();
  // both texts as they were when this was opened
  const [{ base, mine }] = useState(() => ({ base: editor.state.savedText, mine: editor.state.text }));
  const [choices, setChoices] = useState<Choices>(new Map());
  const [form, setForm] = useState<'text' | 'picture'>('text');
  const parts = useMerged(base, mine, theirs.epl);
  const words = texts.merge;
  if (parts === undefined) return <Loading rows={8} />;
  const changed = parts.filter(({ kind }) => kind !== 'unchanged');
  const open = collisionsIn(parts).filter(({ id }) => !choices.has(id)).length;
  const choose = (id: string, side: Side) => setChoices(new Map([...choices, [id, side]]));
  return (
    <div className="rw-merge">
      <header>
        <p>{changed.length === 0 ? words.nothing : words.whatNow}</p>
        <Segmented label={words.how} segments={FORMS} value={form} onChange={setForm} />
      </header>
      {form === 'text' ? (
        <Statements parts={changed} choices={choices} version={theirs.version} onChoose={choose} />
      ) : (
        <Pictures base={base} mine={mine} theirs={theirs} />
      )}
      <footer>
        <span className="hint" role="status">
          {open > 0 ? words.toDecide(open) : collisionsIn(parts).length > 0 ? words.decided : words.noCollision}
        </span>
        <Button onClick={() => onTaken({ kind: 'theirs' })}>{words.takeTheirs}</Button>
        <Button onClick={() => onTaken({ kind: 'mine' })}>{words.keepMine}</Button>
        <Button variant="ink" disabled={open > 0} onClick={() => onTaken({ kind: 'merged', text: mergedText(parts, choices) })}>
          {words.take}
        </Button>
      </footer>
    </div>
  );
}

function useMerged(base: string, mine: string, theirs: string): readonly MergedPart[] | undefined {
  const language = useContext(LanguageContext);
  const { data } = useQuery({
    queryKey: ['merge', base, mine, theirs],
    enabled: language !== undefined,
    gcTime: 0,
    queryFn: () => language?.ask('merge', base, mine, theirs) ?? null,
  });
  return data ?? undefined;
}

interface StatementsProps {
  readonly parts: readonly MergedPart[];
  readonly choices: Choices;
  readonly version: number;
  readonly onChoose: (id: string, side: Side) => void;
}

function Statements({ parts, choices, version, onChoose }: StatementsProps) {
  const [shown, setShown] = useState<string>();
  const part = useMemo(
    () => parts.find(({ id }) => id === shown) ?? parts.find(({ kind }) => kind === 'collision') ?? parts[0],
    [parts, shown],
  );
  if (part === undefined) return <div className="rw-merge-parts" />;
  return (
    <div className="rw-merge-parts">
      <PartList parts={parts} choices={choices} shown={part.id} onShow={setShown} />
      <PartTexts part={part} choice={choices.get(part.id)} version={version} onChoose={(side) => onChoose(part.id, side)} />
    </div>
  );
}

function Pictures({ base, mine, theirs }: { readonly base: string; readonly mine: string; readonly theirs: Module }) {
  const [before, own, other] = [useDrawn(base), useDrawn(mine), useDrawn(theirs.epl)];
  return (
    <div className="rw-merge-pictures">
      <figure>
        <figcaption>{texts.merge.mine}</figcaption>
        <MarkedPicture before={before} after={own} />
      </figure>
      <figure>
        <figcaption>{texts.merge.theirs(theirs.version)}</figcaption>
        <MarkedPicture before={before} after={other} />
      </figure>
    </div>
  );
}
