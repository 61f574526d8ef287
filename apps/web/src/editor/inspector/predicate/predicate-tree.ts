import type { Predicate } from '@rulewright/diagram';

/** A group of conditions. */
export type PredicateGroup = Extract<Predicate, { readonly kind: 'all' | 'any' }>;

/** As a group: what is one condition stands alone in one. */
export function asGroup(predicate: Predicate): PredicateGroup {
  if (predicate.kind === 'all' || predicate.kind === 'any') return predicate;
  if (predicate.kind === 'expression' && predicate.text.trim() === '') return { kind: 'all', parts: [] };
  return { kind: 'all', parts: [predicate] };
}

/** A row that nobody has filled in yet. */
export const NEW_ROW: Predicate = {
  kind: 'row',
  property: '',
  test: { kind: 'compare', operator: '=', value: { kind: 'expression', text: '' } },
};

/** True if every row says something: only then it can be written. */
export function isComplete(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      return predicate.parts.every(isComplete);
    case 'not':
      return isComplete(predicate.part);
    case 'expression':
      return predicate.text.trim() !== '';
    case 'row':
      return predicate.property.trim() !== '' && !(predicate.test.kind === 'compare' && isBlank(predicate.test.value));
  }
}

function isBlank(value: { readonly kind: string; readonly text?: string }): boolean {
  return value.kind === 'expression' && (value.text ?? '').trim() === '';
}

/** Without groups that hold nothing: they would be written as `true`. */
export function withoutEmpty(group: PredicateGroup): PredicateGroup {
  const parts = group.parts.flatMap((part): readonly Predicate[] => {
    if (part.kind === 'not') return isEmpty(part.part) ? [] : [part];
    if (part.kind !== 'all' && part.kind !== 'any') return [part];
    const inner = withoutEmpty(part);
    return inner.parts.length === 0 ? [] : [inner];
  });
  return { ...group, parts };
}

function isEmpty(predicate: Predicate): boolean {
  return (predicate.kind === 'all' || predicate.kind === 'any') && withoutEmpty(predicate).parts.length === 0;
}
