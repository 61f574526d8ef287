import { type EventType, typeName, type ValueType } from '@rulewright/core';
import { CATALOGUE } from '../../semantics/catalogue/catalogue.js';
import type { HostMethodEntry } from '../../semantics/catalogue/entry.js';
import type { Scope } from '../../semantics/scope/scope.js';
import type { World } from '../../semantics/world.js';
import { isPlainWord, RESERVED_IN_EXPRESSIONS } from '../../syntax/keyword.js';
import { type Completion, plain, RANK } from './completion.js';
import { callables } from './from-catalogue.js';

/** A name as it must be written: in backticks when it is no plain word or a reserved one. */
export function written(name: string): string {
  return isPlainWord(name) && !RESERVED_IN_EXPRESSIONS.has(name.toLowerCase()) ? name : `\`${name}\``;
}

/** What a bare name may stand for: properties of the streams, streams and tags, lambda parameters, variables, those of outer queries last. */
export function namesInScope(scope: Scope, world: World): readonly Completion[] {
  const items: Completion[] = [];
  for (let query: Scope | undefined = scope, depth = 0; query; query = query.outer, depth++) {
    for (const stream of query.streams) {
      items.push(
        plain(stream.name, 'stream', { insert: written(stream.name), detail: stream.type.name, rank: RANK.stream + depth }),
      );
      if (stream.bare) items.push(...propertiesOf(stream.type, RANK.property + depth));
    }
    for (const tag of query.tags?.values() ?? []) {
      items.push(
        plain(tag.name, 'tag', {
          insert: written(tag.name),
          detail: tag.array ? `${tag.type.name}[]` : tag.type.name,
          rank: RANK.property,
        }),
      );
    }
  }
  for (const local of scope.locals) items.push(plain(local.name, 'variable', { rank: RANK.member }));
  for (const variable of world.variables.values()) {
    items.push(
      plain(variable.name, 'variable', { insert: written(variable.name), detail: typeName(variable.type), rank: RANK.value }),
    );
  }
  for (const expression of world.expressions.values())
    items.push(plain(expression.name, 'expression', { insert: `${expression.name}($1)$0`, snippet: true, rank: RANK.value }));
  return unique(items);
}

/** Properties with their types; the nearest stream's win over others of the same name. */
function propertiesOf(type: EventType, rank: number): readonly Completion[] {
  return type.properties.map(({ name, type: value }) =>
    plain(name, 'property', { insert: written(name), detail: typeName(value), documentation: `in ${type.name}`, rank }),
  );
}

function unique(items: readonly Completion[]): readonly Completion[] {
  const seen = new Map<string, Completion>();
  for (const item of items) if (!seen.has(`${item.family}:${item.label}`)) seen.set(`${item.family}:${item.label}`, item);
  return [...seen.values()];
}

/** What may follow `path.`: properties of the event that the path leads to, else the methods of its value. */
export function members(path: readonly string[], scope: Scope, world: World): readonly Completion[] {
  const value = valueAt(path, scope, world);
  if (value === undefined) return [];
  if ('properties' in value) return propertiesOf(value, RANK.member);
  return methodsOf(value);
}

function valueAt(path: readonly string[], scope: Scope, world: World): EventType | ValueType | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  let value = firstValue(first, scope);
  for (const name of rest) {
    const type: EventType | undefined = value === undefined ? undefined : eventTypeOf(value, world);
    value = type?.properties.find((property) => property.name === name)?.type;
  }
  return value === undefined ? undefined : (eventTypeOf(value, world) ?? value);
}

function firstValue(name: string, scope: Scope): EventType | ValueType | undefined {
  const found = valueInQuery(name, scope);
  if (found !== undefined) return found;
  if (scope.outer) return firstValue(name, scope.outer);
  const local = scope.locals.find((one) => one.name === name);
  return local?.kind === 'lambda' ? local.type : local?.expression.type;
}

/** A tag, a stream or a bare property of one query. */
function valueInQuery(name: string, query: Scope): EventType | ValueType | undefined {
  const tag = query.tags?.get(name);
  if (tag) return tag.array ? { kind: 'array', element: { kind: 'event', name: tag.type.name } } : tag.type;
  const stream = query.streams.find((one) => one.name === name || one.typeName === name);
  if (stream) return stream.type;
  const bare = query.streams.filter((one) => one.bare).flatMap(({ type }) => type.properties);
  return bare.find((property) => property.name === name)?.type;
}

function eventTypeOf(value: EventType | ValueType, world: World): EventType | undefined {
  if ('properties' in value) return value;
  return value.kind === 'event' ? world.types.get(value.name) : undefined;
}

function methodsOf(type: ValueType): readonly Completion[] {
  const target =
    type.kind === 'array'
      ? 'collection'
      : type.kind === 'string' || type.kind === 'boolean'
        ? type.kind
        : type.kind === 'any'
          ? 'any'
          : 'number';
  const names = new Set(
    CATALOGUE.filter(
      (entry): entry is HostMethodEntry =>
        entry.kind === 'host-method' && (entry.target === target || entry.target === 'any' || target === 'any'),
    ).map((entry) => entry.name),
  );
  const host = callables('host-method').filter((item) => names.has(item.label));
  return unique([
    ...(type.kind === 'array' || type.kind === 'any' ? callables('enumeration-method') : []),
    ...(type.kind === 'long' ? callables('date-time-method') : []),
    ...host,
  ]);
}
