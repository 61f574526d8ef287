/**
 * The field of a row class that holds a property. Rows keep names that begin with `$` for the engine, and `__proto__` would set the
 * prototype: both get a `$` in front.
 */
export function fieldName(property: string): string {
  return property.startsWith('$') || property === '__proto__' ? `$${property}` : property;
}

/** The property that a field of a row class holds; undefined for the engine's own. */
export function propertyName(field: string): string | undefined {
  if (!field.startsWith('$')) return field;
  return field.startsWith('$$') || field === '$__proto__' ? field.slice(1) : undefined;
}
