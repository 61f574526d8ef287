import './alert-detail.css';
import type { AlertNote } from '@rulewright/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { failureOf } from '../../app/api/failure.js';
import { queryClient, trpc } from '../../app/api/trpc.js';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { formatFull } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';

/** What people wrote about an alert, and a line to write more. */
export function AlertNotes({ id, notes }: { readonly id: string; readonly notes: readonly AlertNote[] }) {
  const { may } = useSession();
  const words = texts.alerts;
  return (
    <section className="rw-detail-section">
      <h3>
        {words.notes} {notes.length > 0 && <span className="hint">{notes.length}</span>}
      </h3>
      {notes.map((note) => (
        <div className="rw-note" key={note.id}>
          <p>{note.text}</p>
          <span className="hint">
            {words.by(note.by)}, {formatFull(note.at)}
          </span>
        </div>
      ))}
      {may('analyst') && <NoteForm id={id} />}
    </section>
  );
}

function NoteForm({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const words = texts.alerts;
  const add = useMutation(
    trpc.alerts.addNote.mutationOptions({
      onSuccess: () => {
        setText('');
        return queryClient.invalidateQueries({ queryKey: trpc.alerts.get.queryKey({ id }) });
      },
    }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate({ id, text: text.trim() });
  };
  return (
    <form onSubmit={onSubmit}>
      <div className="rw-note-form">
        <div className="rw-input">
          <input
            aria-label={words.noteLabel}
            placeholder={words.addNote}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" disabled={text.trim() === ''} aria-busy={add.isPending}>
          {words.noteKeep}
        </Button>
      </div>
      {add.isError && (
        <p className="rw-field-error" role="alert">
          {failureOf(add.error)?.message ?? words.changeFailed}
        </p>
      )}
    </form>
  );
}
