import type { Annotation, Argument } from '../../syntax/ast.js';
import type { Statement } from '../../syntax/ast-statement.js';
import { ANNOTATIONS } from '../catalogue/annotations.js';
import { annotationNamed } from '../catalogue/catalogue.js';
import type { AnnotationArgument, AnnotationEntry } from '../catalogue/entry.js';
import { annotationArgument } from '../rules/annotation/annotation-argument.js';
import { unknownAnnotation } from '../rules/annotation/unknown-annotation.js';
import { didYouMean } from '../rules/rule.js';
import { supportRefused } from '../rules/support-refused.js';
import type { Session } from '../session.js';
import { annotationValue } from './annotation-value.js';

/** Names and arguments of the annotations of a statement or pattern, against the catalogue. */
export function checkAnnotations({ annotations }: Pick<Statement, 'annotations'>, session: Session): void {
  for (const node of annotations) {
    const name = node.name.text;
    const entry = annotationNamed(node.name.parts.at(-1)?.text ?? name);
    if (entry === undefined) {
      session.report(unknownAnnotation, { name, span: node.name.span, candidates: ANNOTATIONS.map((each) => each.name) });
      continue;
    }
    session.bindings?.symbol(node.name, { kind: 'catalogue', entry });
    if (entry.support.kind === 'refused') {
      session.report(supportRefused, { name: `@${entry.name}`, why: entry.support.why, span: node.span });
    } else {
      checkArguments(node, entry, session);
    }
  }
}

function checkArguments(node: Annotation, entry: AnnotationEntry, session: Session): void {
  const given = new Set<string>();
  for (const argument of node.arguments) {
    const name = argument.name?.text ?? 'value';
    const declared = entry.arguments.find((each) => each.name === name);
    given.add(name);
    if (declared === undefined) reportUnknown(argument, entry, session);
    else checkValue(argument, declared, { entry, session });
  }
  const missing = entry.arguments.find((each) => each.required && !given.has(each.name));
  if (missing !== undefined) {
    const message = missing.name === 'value' ? 'needs a value' : `needs "${missing.name}"`;
    session.report(annotationArgument, { annotation: entry.name, message, span: node.span, hint: `for example ${entry.example}` });
  }
}

function reportUnknown(argument: Argument, entry: AnnotationEntry, session: Session): void {
  const names = entry.arguments.map((each) => each.name).filter((name) => name !== 'value');
  if (argument.name === undefined) {
    const message = names.length === 0 ? 'takes no value' : `takes named values: ${names.join(', ')}`;
    session.report(annotationArgument, {
      annotation: entry.name,
      message,
      span: argument.span,
      hint: `for example ${entry.example}`,
    });
    return;
  }
  const { span, text } = argument.name;
  const { hint, fixes } = didYouMean(text, span, names);
  const instead = fixes?.[0]?.edits[0]?.text;
  session.report(annotationArgument, {
    annotation: entry.name,
    message: `has no "${text}"`,
    span,
    hint: hint ?? `it has ${names.join(', ') || 'none'}`,
    instead,
  });
}

function checkValue(
  argument: Argument,
  declared: AnnotationArgument,
  { entry, session }: { entry: AnnotationEntry; session: Session },
): void {
  const value = annotationValue(argument.value);
  const { span } = argument.value;
  if (!hasType(value, declared.type)) {
    session.report(annotationArgument, {
      annotation: entry.name,
      message: `takes ${TYPE_NAMES[declared.type]} as "${declared.name}"`,
      span,
    });
  } else if (declared.values !== undefined && typeof value === 'string' && !declared.values.includes(value.toLowerCase())) {
    const { hint, fixes } = didYouMean(value, span, declared.values);
    const instead = fixes?.[0]?.edits[0]?.text;
    const message = `does not know the ${declared.name} "${value}"`;
    session.report(annotationArgument, {
      annotation: entry.name,
      message,
      span,
      hint: hint ?? `it is one of ${declared.values.join(', ')}`,
      instead: instead === undefined ? undefined : `'${instead}'`,
    });
  }
}

const TYPE_NAMES: Readonly<Record<AnnotationArgument['type'], string>> = {
  string: 'a string',
  int: 'a whole number',
  boolean: 'true or false',
  'string-array': "strings in braces, {'a', 'b'},",
  'int-array': 'whole numbers in braces, {1, 2},',
  annotation: 'an annotation',
  any: 'a value',
};

function hasType(value: unknown, type: AnnotationArgument['type']): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'int':
      return typeof value === 'number' && Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'string-array':
      return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
    case 'int-array':
      return Number.isInteger(value) || (Array.isArray(value) && value.every((item) => Number.isInteger(item)));
    case 'annotation':
    case 'any':
      return true;
  }
}
