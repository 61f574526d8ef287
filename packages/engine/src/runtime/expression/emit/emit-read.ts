import type { PlanRead, PlanStep } from '../../../plan/expression.js';
import { fieldName } from '../../field-name.js';
import type { Emission, Emitter } from './emission.js';

/** A path of fields is a chain of named loads; anything else goes through the library. */
export const READ: Emitter<'read'> = {
  value: (expression, emission) => {
    const root = rootOf(expression, emission);
    return walk(root.text, root.nullable, expression.path, emission);
  },
};

/** `exists(p?)`: whether the last step finds its property. */
export const EXISTS: Emitter<'exists'> = {
  value: ({ property }, emission) => {
    const root = rootOf(property, emission);
    const last = property.path.at(-1);
    const owner = walk(root.text, root.nullable, property.path.slice(0, -1), emission);
    if (last === undefined || last.kind === 'field') return `(${owner}!==null)`;
    const [helper, key] = last.kind === 'index' ? ['hasIndex', emission.value(last.index)] : ['hasEntry', keyOf(last, emission)];
    return `${emission.helper('operators', helper)}(${owner},${key})`;
  },
};

interface Root {
  readonly text: string;
  readonly nullable: boolean;
}

function rootOf({ source }: PlanRead, emission: Emission): Root {
  switch (source.of) {
    case 'stream':
      return {
        text: emission.frame.stream(source.level, source.stream),
        nullable: emission.frame.nullable(source.level, source.stream),
      };
    case 'tag':
      return { text: emission.frame.tag(source.tag), nullable: true };
    case 'lambda':
      return { text: emission.lambdas[source.depth]?.[source.parameter] ?? 'null', nullable: true };
    case 'aggregate':
      return { text: `g[${source.index}].value(e)`, nullable: true };
    case 'value':
      return { text: emission.value(source.value), nullable: true };
  }
}

function walk(root: string, rootNullable: boolean, path: readonly PlanStep[], emission: Emission): string {
  let text = root;
  let nullable = rootNullable;
  // `?.` leaves undefined behind, which `?? null` turns back at the end of a run of fields
  let isOpen = false;
  const close = (): void => {
    if (isOpen) text = `(${text}??null)`;
    isOpen = false;
  };
  for (const step of path) {
    if (step.kind === 'field') {
      text = `${text}${nullable ? '?.' : ''}[${JSON.stringify(fieldName(step.name))}]`;
      isOpen ||= nullable;
    } else {
      close();
      text =
        step.kind === 'index'
          ? `${emission.helper('operators', 'element')}(${text},${emission.value(step.index)})`
          : `${emission.helper('operators', 'entry')}(${text},${keyOf(step, emission)})`;
    }
    nullable = true;
  }
  close();
  return text;
}

function keyOf(step: PlanStep, emission: Emission): string {
  if (step.kind === 'key') return emission.value(step.key);
  return step.kind === 'index' ? emission.value(step.index) : JSON.stringify(step.name);
}
