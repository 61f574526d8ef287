import { type EventType, type Span, typeName } from '@rulewright/core';
import type { CatalogueEntry } from '../semantics/catalogue/entry.js';
import { signatureText } from '../semantics/catalogue/signature.js';
import type { BoundSymbol } from '../semantics/scope/bindings.js';
import type { Analysis } from './analysis.js';
import { symbolAt } from './symbol-at.js';

/** Values that a property had lately, told by the host; the service itself knows none. */
export type Samples = (eventType: string, property: string) => readonly string[];

/** `code` is a line of EPL-like text; `notes` are sentences; `samples` are values seen in traffic. */
export interface Hover {
  readonly span: Span;
  readonly code: string;
  readonly notes: readonly string[];
  readonly samples: readonly string[];
}

/** What the name at `offset` stands for. */
export function hover(analysis: Analysis, offset: number, samples: Samples = () => []): Hover | undefined {
  const found = symbolAt(analysis, offset);
  if (!found) return undefined;
  return { span: found.span, samples: [], ...describe(found.symbol, samples) };
}

type Described = Pick<Hover, 'code' | 'notes'> & { readonly samples?: readonly string[] };

function describe(symbol: BoundSymbol, samples: Samples): Described {
  switch (symbol.kind) {
    case 'event-type':
      return describeType(symbol.type);
    case 'window':
      return { code: symbol.name, notes: ['named window'] };
    case 'property': {
      const { owner, property } = symbol;
      return {
        code: `${property.name}: ${typeName(property.type)}`,
        notes: [`in ${owner}`],
        samples: samples(owner, property.name),
      };
    }
    case 'stream':
      return { code: `${symbol.name}: ${symbol.type.name}`, notes: ['stream of this statement'] };
    case 'tag':
      return {
        code: `${symbol.name}: ${symbol.type.name}${symbol.array ? '[]' : ''}`,
        notes: [symbol.array ? 'tag of a repeated event: a list' : 'tag of this pattern'],
      };
    case 'lambda-parameter':
    case 'variable':
    case 'context-property':
    case 'column':
      return { code: `${symbol.name}: ${typeName(symbol.type)}`, notes: [symbol.kind.replace('-', ' ')] };
    case 'declared-expression':
      return { code: symbol.name, notes: ['declared expression'] };
    case 'catalogue':
      return describeEntry(symbol.entry);
  }
}

const SHOWN_PROPERTIES = 8;

function describeType(type: EventType): Described {
  const shown = type.properties.slice(0, SHOWN_PROPERTIES).map(({ name, type: value }) => `${name} ${typeName(value)}`);
  const more = type.properties.length - shown.length;
  const origin: Readonly<Record<EventType['origin'], string>> = {
    schema: 'event type',
    derived: 'derived stream',
    window: 'named window',
    table: 'table',
    row: 'rows of a statement',
  };
  const inherits = type.supertypes.length > 0 ? [`inherits ${type.supertypes.join(', ')}`] : [];
  return {
    code: `${type.name}(${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''})`,
    notes: [origin[type.origin], ...inherits],
  };
}

function describeEntry(entry: CatalogueEntry): Described {
  const code =
    entry.signatures.length > 0 ? entry.signatures.map((signature) => signatureText(entry.name, signature)).join('\n') : entry.name;
  const support =
    entry.support.kind === 'deviates'
      ? [`Differs from Esper: ${entry.support.how}`]
      : entry.support.kind === 'refused'
        ? [`Not supported: ${entry.support.why}`]
        : [];
  return { code, notes: [entry.doc, ...support, entry.example] };
}
