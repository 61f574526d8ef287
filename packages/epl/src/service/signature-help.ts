import {
  aggregateNamed,
  dateTimeMethodNamed,
  enumerationMethodNamed,
  functionNamed,
  hostFunctionNamed,
  hostMethodsNamed,
  patternElementNamed,
  viewNamed,
} from '../semantics/catalogue/catalogue.js';
import type { CatalogueEntry, Signature } from '../semantics/catalogue/entry.js';
import { signatureText } from '../semantics/catalogue/signature.js';
import { tokenize } from '../syntax/lexer.js';

export interface SignatureHelp {
  readonly signatures: readonly {
    readonly label: string;
    readonly documentation: string;
    /** offsets into `label` of each parameter, `end` exclusive */
    readonly parameters: readonly { readonly start: number; readonly end: number }[];
  }[];
  /** of the parameter that the caret is in; the last one takes all that follow when it repeats */
  readonly activeParameter: number;
}

/** The call that the caret stands in, told by the brackets before it; undefined outside of calls to things of the catalogue. O(text). */
export function signatureHelp(text: string, offset: number): SignatureHelp | undefined {
  const call = callAround(text, offset);
  const entry = call && entryFor(call);
  if (!entry || entry.signatures.length === 0) return undefined;
  return {
    signatures: entry.signatures.map((signature) => {
      const label = signatureText(entry.name, signature);
      return { label, documentation: entry.doc, parameters: parameterRanges(label) };
    }),
    activeParameter: activeParameter(entry.signatures[0], call.argument),
  };
}

interface Call {
  readonly name: string;
  /** what stands before the name and its dot or colon: `win`, `timer`, `Math` */
  readonly prefix: string | undefined;
  readonly separator: string;
  readonly argument: number;
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);

function callAround(text: string, offset: number): Call | undefined {
  const words = tokenize(text.slice(0, offset))
    .filter(({ kind }) => kind !== 'blank' && kind !== 'comment' && kind !== 'end')
    .map(({ start, end }) => text.slice(start, end));
  const open = openBracket(words);
  if (open === undefined || words[open] !== '(') return undefined;
  const inside = words.slice(open + 1);
  return {
    name: words[open - 1] ?? '',
    separator: words[open - 2] ?? '',
    prefix: words[open - 3],
    argument: topLevelCommas(inside),
  };
}

/** Index of the innermost bracket that is still open at the end; none beyond a `;`. */
function openBracket(words: readonly string[]): number | undefined {
  let depth = 0;
  for (let index = words.length - 1; index >= 0 && words[index] !== ';'; index--) {
    const word = words[index] ?? '';
    if (CLOSE.has(word)) depth++;
    else if (OPEN.has(word) && depth-- === 0) return index;
  }
  return undefined;
}

function topLevelCommas(words: readonly string[]): number {
  let depth = 0;
  let commas = 0;
  for (const word of words) {
    if (OPEN.has(word)) depth++;
    else if (CLOSE.has(word)) depth--;
    else if (word === ',' && depth === 0) commas++;
  }
  return commas;
}

function entryFor({ name, prefix, separator }: Call): CatalogueEntry | undefined {
  if (separator === '#') return viewNamed(name);
  if (separator === ':') return viewNamed(name) ?? patternElementNamed(`${prefix}:${name}`);
  if (separator === '.')
    return (
      hostFunctionNamed(`${prefix}.${name}`) ??
      enumerationMethodNamed(name) ??
      hostMethodsNamed(name)[0] ??
      dateTimeMethodNamed(name)
    );
  return aggregateNamed(name) ?? functionNamed(name) ?? patternElementNamed(name);
}

function parameterRanges(label: string): readonly { readonly start: number; readonly end: number }[] {
  const open = label.indexOf('(') + 1;
  const inner = label.slice(open, -1);
  if (inner === '') return [];
  const ranges: { start: number; end: number }[] = [];
  let at = open;
  for (const part of inner.split(/, (?!…)/)) {
    ranges.push({ start: at, end: at + part.length });
    at += part.length + 2;
  }
  return ranges;
}

function activeParameter(signature: Signature | undefined, argument: number): number {
  return Math.min(argument, Math.max(0, (signature?.parameters.length ?? 1) - 1));
}
