import { AGGREGATES } from './aggregates.js';
import { ANNOTATIONS } from './annotations.js';
import { DATE_TIME_METHODS } from './date-time-methods.js';
import type {
  AggregateEntry,
  AnnotationEntry,
  CatalogueEntry,
  FunctionEntry,
  HostMethodEntry,
  MethodEntry,
  PatternElementEntry,
  SyntaxEntry,
  ViewEntry,
} from './entry.js';
import { ENUMERATION_METHODS } from './enumeration-methods.js';
import { FUNCTIONS } from './functions.js';
import { HOST_FUNCTIONS } from './host-functions.js';
import { HOST_METHODS } from './host-methods.js';
import { PATTERN_ELEMENTS } from './pattern-elements.js';
import { SYNTAX_ELEMENTS } from './syntax-elements.js';
import { VIEWS } from './views.js';

/** Everything there is, in the order of docs/epl-support.md. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...SYNTAX_ELEMENTS,
  ...PATTERN_ELEMENTS,
  ...VIEWS,
  ...AGGREGATES,
  ...FUNCTIONS,
  ...HOST_FUNCTIONS,
  ...HOST_METHODS,
  ...ENUMERATION_METHODS,
  ...DATE_TIME_METHODS,
  ...ANNOTATIONS,
];

const functions = byLowerCase(FUNCTIONS);
const hostFunctions = byName(HOST_FUNCTIONS);
const aggregates = byLowerCase(AGGREGATES);
const views = byName(VIEWS);
const enumeration = byLowerCase(ENUMERATION_METHODS);
const dateTime = byLowerCase(DATE_TIME_METHODS);
const annotations = byLowerCase(ANNOTATIONS);
const syntax = byName(SYNTAX_ELEMENTS);
const patternElements = byName(PATTERN_ELEMENTS);
const hostMethods = grouped(HOST_METHODS);

/** A function of the language, in any case. */
export function functionNamed(name: string): FunctionEntry | undefined {
  return functions.get(name.toLowerCase());
}
/** A function of a Java class: `Math.abs`, also with its package (`java.lang.Math.abs`). */
export function hostFunctionNamed(name: string): FunctionEntry | undefined {
  return hostFunctions.get(name.replace(/^java\.(lang|math|text|util)\./, ''));
}
export function aggregateNamed(name: string): AggregateEntry | undefined {
  return aggregates.get(name.toLowerCase());
}
/** View names are case-sensitive. */
export function viewNamed(name: string): ViewEntry | undefined {
  return views.get(name);
}
export function enumerationMethodNamed(name: string): MethodEntry | undefined {
  return enumeration.get(name.toLowerCase());
}
export function dateTimeMethodNamed(name: string): MethodEntry | undefined {
  return dateTime.get(name.toLowerCase());
}
/** The methods of that name, one for each kind of value that has it. */
export function hostMethodsNamed(name: string): readonly HostMethodEntry[] {
  return hostMethods.get(name) ?? [];
}
export function annotationNamed(name: string): AnnotationEntry | undefined {
  return annotations.get(name.toLowerCase());
}
export function syntaxElement(name: string): SyntaxEntry | undefined {
  return syntax.get(name);
}
export function patternElementNamed(name: string): PatternElementEntry | undefined {
  return patternElements.get(name);
}

function byName<E extends CatalogueEntry>(entries: readonly E[]): ReadonlyMap<string, E> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function byLowerCase<E extends CatalogueEntry>(entries: readonly E[]): ReadonlyMap<string, E> {
  return new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
}

function grouped<E extends CatalogueEntry>(entries: readonly E[]): ReadonlyMap<string, readonly E[]> {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const group = groups.get(entry.name);
    if (group === undefined) groups.set(entry.name, [entry]);
    else group.push(entry);
  }
  return groups;
}
