import type { SemanticTokenType } from '@rulewright/epl/service';
import { EPL_LANGUAGE } from '../epl-language.js';
import { monaco } from '../monaco.js';
import { ask } from './asking.js';

const TYPES: readonly SemanticTokenType[] = [
  'keyword',
  'keyword.pattern',
  'view',
  'type',
  'function',
  'string',
  'number',
  'annotation',
  'comment',
  'operator',
  'identifier',
];

/** Colours from the tree: the same word is a keyword here and a name there. */
monaco.languages.registerDocumentSemanticTokensProvider(EPL_LANGUAGE, {
  getLegend: () => ({ tokenTypes: [...TYPES], tokenModifiers: [] }),
  async provideDocumentSemanticTokens(model, _last, token) {
    const version = model.getVersionId();
    const tokens = await ask(token, 'semanticTokens', model.getValue());
    // places of an older text do not fit this one; the change has asked anew
    if (tokens === undefined || model.isDisposed() || model.getVersionId() !== version) return undefined;
    return { data: encoded(model, tokens) };
  },
  releaseDocumentSemanticTokens: () => undefined,
});

/** Five numbers a token: lines and columns since the token before, length, type, no modifiers. A token of several lines is cut at their ends. */
function encoded(
  model: monaco.editor.ITextModel,
  tokens: readonly { readonly span: { readonly start: number; readonly end: number }; readonly type: SemanticTokenType }[],
): Uint32Array {
  const data: number[] = [];
  let line = 1;
  let column = 1;
  for (const { span, type } of tokens) {
    const start = model.getPositionAt(span.start);
    const end = model.getPositionAt(span.end);
    for (let at = start.lineNumber; at <= end.lineNumber; at++) {
      const from = at === start.lineNumber ? start.column : 1;
      const to = at === end.lineNumber ? end.column : model.getLineMaxColumn(at);
      if (to <= from) continue;
      data.push(at - line, at === line ? from - column : from - 1, to - from, TYPES.indexOf(type), 0);
      line = at;
      column = from;
    }
  }
  return new Uint32Array(data);
}
