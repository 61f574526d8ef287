import { CATALOGUE, type CatalogueEntry, type Parameter, type ParameterKind } from '@rulewright/epl/semantics';
import type { Expression, View } from '@rulewright/epl/syntax';
import { type Change, refuse } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { setWindow } from '../edit/source/window-edits.js';
import { choice, type FieldKind, type FieldSpec } from './field.js';
import { expressionField, expressionsField } from './make-field.js';

type ViewEntry = Extract<CatalogueEntry, { kind: 'view' }>;

const VIEWS: readonly ViewEntry[] = CATALOGUE.filter((entry): entry is ViewEntry => entry.kind === 'view');

const KINDS: Readonly<Partial<Record<ParameterKind, FieldKind>>> = { period: 'duration', count: 'number', predicate: 'predicate' };

/** Which window it is, and one field for each of its parameters. */
export function viewForm(scene: Scene, view: View): readonly FieldSpec[] {
  const entry = VIEWS.find(({ name }) => name === view.name.text);
  const parameters = entry?.signatures[0]?.parameters ?? [];
  return [windowField(scene, view), ...parameters.map((parameter, at) => argumentField(scene, view, { parameter, at }))];
}

/** Another window keeps what arguments fit it; a window by number cannot take a time. */
function windowField(scene: Scene, view: View): FieldSpec {
  return {
    name: 'window',
    label: 'Window',
    kind: 'choice',
    value: view.name.text,
    span: view.name.span,
    optional: false,
    choices: VIEWS.filter(({ support }) => support.kind !== 'refused').map(({ name, doc }) => ({ ...choice(name), doc })),
    write: (name) => {
      const entry = VIEWS.find((each) => each.name === name);
      return entry
        ? setWindow(scene, { kind: 'set-window', id: scene.idOf(view), view: anotherWindow(scene, view, entry) })
        : refuse(`there is no window "${name}"`);
    },
  };
}

const STARTERS: Readonly<Partial<Record<ParameterKind, string>>> = {
  period: '30 sec',
  count: '100',
  predicate: 'current_count <= 100',
};

function anotherWindow(scene: Scene, view: View, entry: ViewEntry): string {
  const old = VIEWS.find(({ name }) => name === view.name.text)?.signatures[0]?.parameters ?? [];
  const given = (entry.signatures[0]?.parameters ?? []).flatMap((parameter) => {
    const at = old.findIndex(({ kind }) => kind === parameter.kind);
    const kept = view.arguments.slice(at, old[at]?.repeats ? undefined : at + 1);
    if (at >= 0 && kept.length > 0) return kept.map((each) => scene.source(each));
    return parameter.optional ? [] : [STARTERS[parameter.kind] ?? 'null'];
  });
  const mark = view.dialect === 'dot' ? `.${entry.namespace}:` : view.namespace ? `#${entry.namespace}:` : '#';
  return `${mark}${entry.name}${given.length > 0 || view.dialect === 'dot' ? `(${given.join(', ')})` : ''}`;
}

function argumentField(
  scene: Scene,
  view: View,
  { parameter, at }: { readonly parameter: Parameter; readonly at: number },
): FieldSpec {
  const base = { name: parameter.name, label: labelOf(parameter), kind: KINDS[parameter.kind] ?? 'expression' };
  const optional = parameter.optional === true;
  if (parameter.repeats)
    return expressionsField(
      scene,
      { ...base, kind: 'expression-list' },
      {
        nodes: view.arguments.slice(at),
        optional,
        write: (now) => withArguments(scene, view, [...view.arguments.slice(0, at), ...now]),
      },
    );
  return expressionField(scene, base, {
    node: view.arguments[at],
    optional,
    write: (now) => {
      if (now && at > view.arguments.length)
        return refuse(`${base.label} comes behind others that are missing`, 'fill those first');
      const rest = view.arguments.slice(at + 1);
      if (!now && rest.length > 0) return refuse(`${base.label} is needed for what comes behind it`);
      return withArguments(scene, view, [...view.arguments.slice(0, at), ...(now ? [now] : []), ...rest]);
    },
  });
}

function labelOf({ name }: Parameter): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function withArguments(scene: Scene, view: View, now: readonly Expression[]): Change {
  return scene.replace(view, { ...view, arguments: now });
}
