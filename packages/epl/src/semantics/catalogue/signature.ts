import type { Parameter, ParameterKind, ResultKind, Signature } from './entry.js';

const NOTATION = /^(?<name>[\w*]+): (?<kind>[\w-]+)(?<mark>\?|\+|\*)?$/;

/**
 * A signature in short notation: `sig('widest', 'value: any+')`. After a kind `?` means optional, `+` one or more, `*` any number.
 * The names are what signature help shows.
 */
export function sig(result: ResultKind, ...parameters: readonly string[]): Signature {
  return { result, parameters: parameters.map(parameterOf) };
}

function parameterOf(text: string): Parameter {
  const groups = NOTATION.exec(text)?.groups;
  const mark = groups?.['mark'];
  return {
    name: groups?.['name'] ?? text,
    kind: (groups?.['kind'] ?? 'any') as ParameterKind,
    ...(mark === '?' || mark === '*' ? { optional: true } : {}),
    ...(mark === '+' || mark === '*' ? { repeats: true } : {}),
  };
}

/** How a call is written, for hover and signature help: `time(size: period)`. */
export function signatureText(name: string, signature: Signature): string {
  const parts = signature.parameters.map((parameter) => {
    const shown = `${parameter.name}: ${parameter.kind}${parameter.repeats ? ', …' : ''}`;
    return parameter.optional ? `[${shown}]` : shown;
  });
  return `${name}(${parts.join(', ')})`;
}
