import type { Annotation, Expression } from '../../syntax/ast.js';
import type { AnnotationValue, CheckedAnnotation } from '../checked.js';

/** An annotation as data: named arguments by name, the one without a name as `value`. */
export function annotationOf(node: Annotation): CheckedAnnotation {
  const values: Record<string, AnnotationValue> = {};
  for (const argument of node.arguments) values[argument.name?.text ?? 'value'] = annotationValue(argument.value);
  return { name: node.name.text, span: node.span, arguments: values };
}

/** Constants, arrays, nested annotations; a name stands for itself (`@EventRepresentation(map)`). */
export function annotationValue(node: Expression): AnnotationValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'array':
      return node.items.map(annotationValue);
    case 'annotation':
      return annotationOf(node);
    case 'unary': {
      const value = annotationValue(node.operand);
      return node.operator === '-' && typeof value === 'number' ? -value : value;
    }
    case 'parenthesized':
      return node.items[0] === undefined ? null : annotationValue(node.items[0]);
    case 'chain':
      return node.links.map((link) => (link.kind === 'name-link' ? link.name.text : '')).join('.');
    default:
      return null;
  }
}
