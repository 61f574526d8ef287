import { CATALOGUE, type CatalogueEntry } from '@rulewright/epl/semantics';
import type { Annotation, Argument, Statement } from '@rulewright/epl/syntax';
import { readExpression } from '../edit/fragment.js';
import { NOWHERE, nameNode } from '../edit/make.js';
import { type Change, refuse } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { annotationOf, deleteAnnotation, setAnnotation, setContext } from '../edit/statement/annotation-edits.js';
import { rename } from '../edit/statement/rename-edits.js';
import { choice, type FieldKind, type FieldSpec } from './field.js';
import { nameField, shownAs, written } from './make-field.js';

type AnnotationEntry = Extract<CatalogueEntry, { kind: 'annotation' }>;
type Parameter = AnnotationEntry['arguments'][number];

/** What is said of a statement as a whole: its name, what it is for, its context, and its annotations. */
export function statementForm(scene: Scene, statement: Statement): readonly FieldSpec[] {
  const id = scene.idOf(statement);
  const nameValue = annotationOf(statement, 'Name')?.arguments[0]?.value;
  const others = statement.annotations.filter(
    ({ name }) => name.text.toLowerCase() !== 'name' && name.text.toLowerCase() !== 'description',
  );
  return [
    {
      name: 'name',
      label: 'Name',
      kind: 'name',
      value: statement.name ?? '',
      ...(nameValue ? { span: nameValue.span } : {}),
      optional: true,
      write: (name) => (name.trim() === '' ? withoutName(scene, statement) : rename(scene, { kind: 'rename', id, name })),
    },
    descriptionField(scene, statement),
    nameField(
      { name: 'context', label: 'In context', kind: 'name' },
      {
        name: statement.context,
        optional: true,
        write: (context) => setContext(scene, { kind: 'set-context', id, ...(context === '' ? {} : { context }) }),
      },
    ),
    ...others.map((annotation, at) => wholeField(scene, annotation, `annotation.${at}`)),
  ];
}

function withoutName(scene: Scene, statement: Statement): Change {
  const annotation = annotationOf(statement, 'Name');
  return annotation ? deleteAnnotation(scene, annotation) : { kind: 'change', edits: [] };
}

function descriptionField(scene: Scene, statement: Statement): FieldSpec {
  const id = scene.idOf(statement);
  const annotation = annotationOf(statement, 'Description');
  const value = annotation?.arguments[0]?.value;
  return {
    name: 'description',
    label: 'Description',
    kind: 'text',
    value: value?.kind === 'literal' ? String(value.value) : '',
    ...(value ? { span: value.span } : {}),
    optional: true,
    write: (text) => {
      if (text !== '') return setAnnotation(scene, { kind: 'set-annotation', id, name: 'Description', arguments: quoted(text) });
      return annotation ? deleteAnnotation(scene, annotation) : { kind: 'change', edits: [] };
    },
  };
}

/** An annotation by what stands between its brackets. */
function wholeField(scene: Scene, annotation: Annotation, name: string): FieldSpec {
  const open = annotation.name.span.end;
  const inside = scene.text.slice(open, annotation.span.end).trim();
  return {
    name,
    label: `@${annotation.name.text}`,
    kind: 'annotation-arguments',
    value: inside.replace(/^\(|\)$/g, ''),
    span: annotation.span,
    optional: true,
    write: (value) => ({
      kind: 'change',
      edits: [{ span: { start: open, end: annotation.span.end }, text: value.trim() === '' ? '' : `(${value.trim()})` }],
    }),
  };
}

/** One field an argument that the catalogue knows: the alert's severity, its outputs. */
export function annotationForm(scene: Scene, annotation: Annotation): readonly FieldSpec[] {
  const entry = CATALOGUE.find(
    (each): each is AnnotationEntry => each.kind === 'annotation' && each.name.toLowerCase() === annotation.name.text.toLowerCase(),
  );
  if (!entry || entry.arguments.length === 0) return [wholeField(scene, annotation, 'arguments')];
  return entry.arguments.map((parameter) => argumentField(scene, annotation, parameter));
}

const KINDS: Readonly<Record<Parameter['type'], FieldKind>> = {
  string: 'text',
  int: 'number',
  boolean: 'flag',
  'string-array': 'expression',
  'int-array': 'expression',
  annotation: 'expression',
  any: 'expression',
};

function argumentField(scene: Scene, annotation: Annotation, parameter: Parameter): FieldSpec {
  const argument = argumentNamed(annotation, parameter.name);
  const plain = parameter.type === 'string' && argument?.value.kind === 'literal';
  const shown = shownAs(scene, argument?.value);
  return {
    name: parameter.name,
    label: parameter.doc.charAt(0).toUpperCase() + parameter.doc.slice(1),
    kind: parameter.values ? 'choice' : KINDS[parameter.type],
    ...shown,
    ...(plain && argument.value.kind === 'literal' ? { value: String(argument.value.value) } : {}),
    optional: parameter.required !== true,
    ...(parameter.values ? { choices: parameter.values.map((value) => choice(value)) } : {}),
    write: (value) => writeArgument(scene, annotation, { parameter, argument, value }),
  };
}

/** An argument without a name is `value`. */
function argumentNamed({ arguments: given }: Annotation, name: string): Argument | undefined {
  return given.find((argument) => (argument.name?.text ?? 'value').toLowerCase() === name.toLowerCase());
}

interface Writing {
  readonly parameter: Parameter;
  readonly argument: Argument | undefined;
  readonly value: string;
}

function writeArgument(scene: Scene, annotation: Annotation, { parameter, argument, value }: Writing): Change {
  const { arguments: given } = annotation;
  if (value.trim() === '') {
    if (parameter.required) return refuse(`@${annotation.name.text} needs ${parameter.doc}`);
    return scene.replace(annotation, { ...annotation, arguments: given.filter((each) => each !== argument) });
  }
  return written(readExpression(scene, parameter.type === 'string' ? quoted(value) : value), (node) => {
    if (argument) return scene.replace(argument.value, node);
    const unnamed = parameter.name === 'value' && given.length === 0;
    const added: Argument = {
      kind: 'argument',
      span: NOWHERE,
      value: node,
      ...(unnamed ? {} : { name: nameNode(parameter.name) }),
    };
    return scene.replace(annotation, { ...annotation, arguments: [...given, added] });
  });
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
