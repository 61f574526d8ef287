import type { Bindings } from '@rulewright/epl/semantics';
import type { Chain, DottedName, Name, Node } from '@rulewright/epl/syntax';

/** Where a node speaks of something that a statement declares: a type, a window, a variable, a context, an expression. */
export function namesOf(node: Node, bindings: Bindings | undefined): readonly (DottedName | Name)[] {
  switch (node.kind) {
    case 'event-filter':
      return [node.type];
    case 'target':
    case 'create-table':
    case 'create-variable':
    case 'create-context':
      return [node.name];
    case 'create-window':
      return [node.name, ...(node.asType ? [node.asType] : [])];
    case 'create-schema':
      return [node.name, ...node.asTypes, ...node.inherits, ...node.copyFrom];
    case 'create-index':
      return [node.name, node.target];
    case 'expression-declaration':
      return [node.name];
    case 'insert-into':
      return [node.target];
    case 'merge-insert':
      return node.into ? [node.into] : [];
    case 'update-istream':
      return [node.type];
    case 'type-reference':
      return [node.name];
    case 'select':
      return node.intoTable ? [node.intoTable] : [];
    case 'statement':
      return node.context ? [node.context] : [];
    case 'chain':
      return headOf(node, bindings);
    default:
      return [];
  }
}

/** The head of a path or call where it is no property: a stream called by its type, a variable, an expression. */
function headOf({ links }: Chain, bindings: Bindings | undefined): readonly Name[] {
  const [head, next] = links;
  if (head?.kind !== 'name-link' && head?.kind !== 'call-link') return [];
  const symbol = bindings?.symbolOf(head.name);
  if (!symbol) return next || head.kind === 'call-link' ? [head.name] : [];
  return symbol.kind === 'stream' || symbol.kind === 'variable' || symbol.kind === 'declared-expression' || symbol.kind === 'window'
    ? [head.name]
    : [];
}
