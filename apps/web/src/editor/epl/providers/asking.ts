import type { Span } from '@rulewright/core';
import type { LanguageClient } from '../../language/language-client.js';
import type { Arguments, Method, Result } from '../../language/protocol.js';
import { monaco } from '../monaco.js';

/**
 * Providers are global to Monaco while a language client belongs to the rule that is open: the pane says whose turn it is. Offsets are
 * those of Monaco's own text, which is sent along, so they fit whatever its line ends are.
 */
let current: LanguageClient | undefined;

export function answerBy(client: LanguageClient | undefined): void {
  current = client;
}

/** Asks the language about a model's text; undefined when there is no language, when it failed, or when the answer is not wanted any more. */
export async function ask<M extends Method>(
  token: monaco.CancellationToken,
  method: M,
  ...args: Arguments<M>
): Promise<Result<M> | undefined> {
  if (current === undefined) return undefined;
  try {
    const result = await current.ask(method, ...args);
    return token.isCancellationRequested ? undefined : result;
  } catch {
    // a fault of the language must not break typing; the text is still read for problems
    return undefined;
  }
}

/** A span of a model's text as Monaco says it. */
export function rangeIn(model: monaco.editor.ITextModel, span: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(span.start), model.getPositionAt(span.end));
}
