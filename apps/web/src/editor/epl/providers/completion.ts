import type { Completion } from '@rulewright/epl/service';
import { EPL_LANGUAGE } from '../epl-language.js';
import { monaco } from '../monaco.js';
import { ask, rangeIn } from './asking.js';

const { CompletionItemKind } = monaco.languages;

/** Monaco's icon of each family; the colours come with the theme. */
const KINDS = {
  property: CompletionItemKind.Field,
  stream: CompletionItemKind.Reference,
  tag: CompletionItemKind.Reference,
  'event-type': CompletionItemKind.Struct,
  window: CompletionItemKind.Struct,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  aggregate: CompletionItemKind.Function,
  method: CompletionItemKind.Method,
  view: CompletionItemKind.Class,
  pattern: CompletionItemKind.Event,
  annotation: CompletionItemKind.Property,
  'annotation-argument': CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  unit: CompletionItemKind.Unit,
  type: CompletionItemKind.TypeParameter,
  expression: CompletionItemKind.Function,
  snippet: CompletionItemKind.Snippet,
  keyword: CompletionItemKind.Keyword,
} satisfies Record<Completion['family'], monaco.languages.CompletionItemKind>;

monaco.languages.registerCompletionItemProvider(EPL_LANGUAGE, {
  triggerCharacters: ['.', '@', '(', ':', '#', ' ', ','],
  async provideCompletionItems(model, position, _context, token) {
    const list = await ask(token, 'complete', model.getValue(), model.getOffsetAt(position));
    if (list === undefined) return undefined;
    const range = rangeIn(model, list.replaces);
    return { suggestions: list.items.map((item) => suggestionOf(item, range)) };
  },
});

function suggestionOf(item: Completion, range: monaco.Range): monaco.languages.CompletionItem {
  return {
    label: { label: item.label, ...(item.detail === undefined ? {} : { description: item.detail }) },
    kind: KINDS[item.family],
    insertText: item.insert,
    range,
    sortText: `${item.rank}${item.label.toLowerCase()}`,
    ...(item.documentation === undefined ? {} : { documentation: item.documentation }),
    ...(item.snippet ? { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
  };
}
