import { CATALOGUE } from '../../semantics/catalogue/catalogue.js';
import type { AnnotationEntry, CatalogueEntry, EntryKind } from '../../semantics/catalogue/entry.js';
import { signatureText } from '../../semantics/catalogue/signature.js';
import { type Completion, plain, RANK } from './completion.js';
import type { Family } from './family.js';

const FAMILIES: Partial<Record<EntryKind, Family>> = {
  function: 'function',
  aggregate: 'aggregate',
  view: 'view',
  'enumeration-method': 'method',
  'date-time-method': 'method',
  'host-method': 'method',
  guard: 'pattern',
  observer: 'pattern',
  'pattern-operator': 'pattern',
  annotation: 'annotation',
};

/** Everything of these kinds that is not refused, ready to be called: `time(${1:size})`. */
export function callables(...kinds: readonly EntryKind[]): readonly Completion[] {
  return CATALOGUE.filter((entry) => kinds.includes(entry.kind) && entry.support.kind !== 'refused').map(callable);
}

function callable(entry: CatalogueEntry): Completion {
  const signature = entry.signatures[0];
  const required = signature?.parameters.filter((parameter) => !parameter.optional) ?? [];
  const places = required.map((parameter, index) => `\${${index + 1}:${parameter.name}}`).join(', ');
  return plain(entry.name, FAMILIES[entry.kind] ?? 'keyword', {
    insert: `${entry.name}(${places})$0`,
    snippet: true,
    ...(signature ? { detail: signatureText(entry.name, signature) } : {}),
    documentation: `${entry.doc}\n\n\`${entry.example}\``,
    rank: RANK.call,
  });
}

/** Annotations by name, with the arguments that they cannot do without. */
export function annotationCompletions(): readonly Completion[] {
  return CATALOGUE.filter((entry): entry is AnnotationEntry => entry.kind === 'annotation' && entry.support.kind !== 'refused').map(
    (entry) => {
      const required = entry.arguments.filter((argument) => argument.required);
      const places = required.map(
        ({ name, type }, index) =>
          `${name === 'value' ? '' : `${name}=`}${type === 'string' ? `'\${${index + 1}:${name}}'` : `\${${index + 1}:${name}}`}`,
      );
      const open = required.length > 0 ? `(${places.join(', ')})` : '';
      return plain(entry.name, 'annotation', {
        insert: `${entry.name}${open}$0`,
        snippet: true,
        detail: entry.example,
        documentation: entry.doc,
        rank: RANK.call,
      });
    },
  );
}

/** Arguments of one annotation that are not written yet. */
export function annotationArguments(entry: AnnotationEntry, written: ReadonlySet<string>): readonly Completion[] {
  return entry.arguments
    .filter(({ name }) => name !== 'value' && !written.has(name))
    .map(({ name, type, doc }) =>
      plain(name, 'annotation-argument', {
        insert: type === 'string' ? `${name}='$1'$0` : `${name}=$0`,
        snippet: true,
        detail: type,
        documentation: doc,
        rank: RANK.member,
      }),
    );
}
