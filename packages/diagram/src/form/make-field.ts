import type { DottedName, Expression, Node } from '@rulewright/epl/syntax';
import { type Read, readExpression } from '../edit/fragment.js';
import { listSpan, listText } from '../edit/list-text.js';
import { type Change, refuse } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { splitList } from '../edit/split-list.js';
import type { FieldKind, FieldSpec } from './field.js';

interface Base {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
}

/** Where a node is at present, in its own words. */
export function shownAs(scene: Scene, node: Node | undefined): Pick<FieldSpec, 'value' | 'span'> {
  return node ? { value: scene.source(node), span: node.span } : { value: '' };
}

/** From the first to the last of a list. */
export function shownList(scene: Scene, nodes: readonly Node[]): Pick<FieldSpec, 'value' | 'span'> {
  const span = listSpan(nodes);
  return span ? { value: scene.text.slice(span.start, span.end), span } : { value: '' };
}

/** A field that is one expression. */
export function expressionField(
  scene: Scene,
  base: Base,
  {
    node,
    optional = false,
    write,
  }: { readonly node: Expression | undefined; readonly optional?: boolean; write(now: Expression | undefined): Change },
): FieldSpec {
  return {
    ...base,
    ...shownAs(scene, node),
    optional,
    write: (value) => {
      if (value.trim() === '') return optional ? write(undefined) : refuse(`${base.label} cannot be empty`);
      return written(readExpression(scene, value), write);
    },
  };
}

/** A field that is a list of expressions. */
export function expressionsField(
  scene: Scene,
  base: Base,
  {
    nodes,
    optional = false,
    write,
  }: { readonly nodes: readonly Expression[]; readonly optional?: boolean; write(now: readonly Expression[]): Change },
): FieldSpec {
  return {
    ...base,
    ...shownList(scene, nodes),
    optional,
    write: (value) => {
      if (value.trim() === '') return optional ? write([]) : refuse(`${base.label} cannot be empty`);
      const read: Expression[] = [];
      for (const text of splitList(value)) {
        const one = readExpression(scene, text);
        if (one.kind === 'refused') return one;
        read.push(one.node);
      }
      return listText(nodes, value, () => write(read));
    },
  };
}

export function written<T>(read: Read<T>, write: (node: T) => Change): Change {
  return read.kind === 'refused' ? read : write(read.node);
}

/** A field that names something. */
export function nameField(
  base: Base,
  {
    name,
    optional = false,
    write,
  }: {
    readonly name: DottedName | { readonly text: string; readonly span: Node['span'] } | undefined;
    readonly optional?: boolean;
    write(now: string): Change;
  },
): FieldSpec {
  return {
    ...base,
    value: name?.text ?? '',
    ...(name ? { span: name.span } : {}),
    optional,
    write: (value) => (value.trim() === '' && !optional ? refuse(`${base.label} cannot be empty`) : write(value.trim())),
  };
}

export function flagField(
  base: Omit<Base, 'kind'>,
  { value, write }: { readonly value: boolean; write(now: boolean): Change },
): FieldSpec {
  return { ...base, kind: 'flag', value: String(value), optional: false, write: (now) => write(now === 'true') };
}
