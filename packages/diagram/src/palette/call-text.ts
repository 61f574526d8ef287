import type { Parameter, ParameterKind, Signature } from '@rulewright/epl/semantics';

/** What stands for a parameter until somebody says better: a place for a property, or a value that fits. */
const ARGUMENTS: Readonly<Record<ParameterKind, string>> = {
  any: '{any}',
  boolean: 'true',
  numeric: '{number}',
  integer: '1',
  string: '{text}',
  comparable: '{number}',
  period: '30 sec',
  count: '100',
  key: '{any}',
  timestamp: '{time}',
  instant: '{time}',
  array: '{array}',
  event: '{event}',
  property: '{any}',
  lambda: 'x => true',
  predicate: '{any} is not null',
  unit: "'day'",
  wildcard: '*',
  flags: "'start_eager'",
  crontab: '*',
};

/** `name(argument, …)` with the arguments that must be there. */
export function callText(name: string, signature: Signature, own: Partial<Record<ParameterKind, string>> = {}): string {
  const given = signature.parameters.filter(({ optional }) => !optional).map((parameter) => argumentText(parameter, own));
  return `${name}(${given.join(', ')})`;
}

function argumentText({ kind }: Parameter, own: Partial<Record<ParameterKind, string>>): string {
  return own[kind] ?? ARGUMENTS[kind];
}
