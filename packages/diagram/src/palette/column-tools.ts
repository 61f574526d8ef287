import type { CatalogueEntry, Signature } from '@rulewright/epl/semantics';
import { callText } from './call-text.js';
import { entries, limitOf, wordsOf } from './catalogue-tools.js';
import { type Tool, type ToolGroup, toolGroup } from './tool.js';

/** Aggregates and functions: each is one more column. */
export function columnGroups(): readonly ToolGroup[] {
  const [count] = entries('aggregate').filter(({ name }) => name === 'count');
  return [
    toolGroup({ id: 'aggregates', name: 'Aggregates', icon: 'sum', family: 'aggregate' }, [
      ...entries('aggregate').map((entry) => callTool('aggregate', entry)),
      {
        id: 'aggregate:count-distinct',
        name: 'Count distinct',
        doc: 'How many different values there are.',
        makes: { kind: 'column', column: 'count(distinct {any})' },
        ...limitOf(count),
      },
      {
        id: 'aggregate:count-filter',
        name: 'Count some',
        doc: 'How many rows pass a condition.',
        makes: { kind: 'column', column: 'count(*, filter: {any} is not null)' },
      },
    ]),
    toolGroup(
      { id: 'functions', name: 'Functions', icon: 'columns-3', family: 'output' },
      entries('function').map((entry) => callTool('function', entry)),
    ),
  ];
}

function callTool(group: string, entry: Extract<CatalogueEntry, { kind: 'aggregate' | 'function' }>) {
  return {
    id: `${group}:${entry.name}`,
    name: entry.name.includes('.') ? entry.name : wordsOf(entry.name),
    doc: entry.doc,
    makes: { kind: 'column', column: SPECIAL[entry.name] ?? plainCall(entry.name, entry.signatures) } satisfies Tool['makes'],
    ...limitOf(entry),
  };
}

/** Calls whose arguments are no plain values. */
const SPECIAL: Readonly<Record<string, string>> = {
  cast: 'cast({any}, string)',
  instanceof: 'instanceof({any}, string)',
  current_timestamp: 'current_timestamp',
  count: 'count(*)',
  countever: 'countever(*)',
  istream: 'istream()',
  rate: 'rate(10)',
};

/** The form with a value, where there is one beside that with a star. */
function plainCall(name: string, signatures: readonly Signature[]): string {
  const signature = signatures.find(({ parameters }) => parameters[0]?.kind !== 'wildcard') ?? signatures[0];
  return signature ? callText(name, signature) : `${name}()`;
}
