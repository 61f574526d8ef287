import './form.css';
import type { Predicate } from '@rulewright/diagram';
import { useContext, useMemo, useState } from 'react';
import { useSession } from '../../app/session/session.js';
import { sentence } from '../../texts/sentence.js';
import { texts } from '../../texts/texts.js';
import type { IndexedNode } from '../document/diagram-index.js';
import { useDrawing } from '../drawing/use-drawing.js';
import { LanguageContext, useEditor } from '../editor-context.js';
import type { FormField } from '../language/drawing-service.js';
import { useTypes } from '../palette/use-palette.js';
import { FieldControl } from './field-control.js';
import { namesInScope, withOffered } from './names-in-scope.js';
import { PredicateBuilder } from './predicate/predicate-builder.js';
import { useForm } from './use-form.js';

/** Everything that can be set of a part, each field one edit of the text. */
export function NodeForm({ node }: { readonly node: IndexedNode }) {
  const fields = useForm(node.id);
  const types = useTypes();
  const { may } = useSession();
  const names = useMemo(() => namesInScope(node.frame, types), [node.frame, types]);
  if (fields.length === 0) return null;
  return (
    <form className="rw-form rw-inspector-section" aria-label={texts.form.label} onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={!may('engineer')}>
        {fields.map((field) => (
          <FormRow key={field.name} id={node.id} field={field} names={names} />
        ))}
      </fieldset>
    </form>
  );
}

interface FormRowProps {
  readonly id: string;
  readonly field: FormField;
  readonly names: ReturnType<typeof namesInScope>;
}

/** A field with what is wrong with it, or why its last value was not taken. */
function FormRow({ id, field, names: ofStatement }: FormRowProps) {
  const names = useMemo(() => withOffered(ofStatement, field), [ofStatement, field]);
  const { refused, write, writePredicate } = useFieldWriter(id, field);
  const problem = refused ?? field.problem;
  const noteId = `field-${id}-${field.name}`;
  return (
    <div className="rw-form-row" data-kind={field.kind}>
      {field.predicate ? (
        <PredicateBuilder label={field.label} predicate={field.predicate} names={names} onChange={writePredicate} />
      ) : (
        <FieldControl field={field} names={names} invalid={problem !== undefined} noteId={noteId} onWrite={write} />
      )}
      {problem !== undefined ? (
        <p className="rw-form-problem" id={noteId} role="alert">
          {sentence(problem)}
        </p>
      ) : (
        field.hint && (
          <p className="rw-form-hint" id={noteId}>
            {sentence(field.hint)}
          </p>
        )
      )}
    </div>
  );
}

/** Writes a value into the text; a refusal stays beside its field. */
function useFieldWriter(id: string, field: FormField) {
  const editor = useEditor();
  const language = useContext(LanguageContext);
  const draw = useDrawing();
  const [refused, setRefused] = useState<string>();
  const write = async (value: string) => {
    const taken = await draw({ kind: 'set-field', id, field: field.name, value });
    setRefused(taken ? undefined : editor.state.refusal?.reason);
    if (!taken) editor.refused(undefined);
  };
  const writePredicate = async (predicate: Predicate | undefined) => {
    const text = predicate === undefined ? '' : await language?.ask('printPredicate', predicate);
    if (text !== undefined && text !== field.value) await write(text);
  };
  return {
    refused,
    write: (value: string) => void write(value),
    writePredicate: (predicate: Predicate | undefined) => void writePredicate(predicate),
  };
}
