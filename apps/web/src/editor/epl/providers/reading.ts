import type { Hover } from '@rulewright/epl/service';
import { texts } from '../../../texts/texts.js';
import { EPL_LANGUAGE } from '../epl-language.js';
import { monaco } from '../monaco.js';
import { ask, rangeIn } from './asking.js';

/* What helps to read and to fill in: hover, signatures, where a name comes from, what folds away. */

monaco.languages.registerHoverProvider(EPL_LANGUAGE, {
  async provideHover(model, position, token) {
    const hover = await ask(token, 'hover', model.getValue(), model.getOffsetAt(position));
    return hover && { range: rangeIn(model, hover.span), contents: hoverParts(hover) };
  },
});

function hoverParts({ code, notes, samples }: Hover): monaco.IMarkdownString[] {
  const said = notes.map((note) => ({ value: note }));
  const seen = samples.length > 0 ? [{ value: `${texts.epl.samples} ${samples.map((sample) => `\`${sample}\``).join(' ')}` }] : [];
  return [{ value: `\`\`\`${EPL_LANGUAGE}\n${code}\n\`\`\`` }, ...said, ...seen];
}

monaco.languages.registerSignatureHelpProvider(EPL_LANGUAGE, {
  signatureHelpTriggerCharacters: ['(', ','],
  signatureHelpRetriggerCharacters: [')'],
  async provideSignatureHelp(model, position, token) {
    const help = await ask(token, 'signatureHelp', model.getValue(), model.getOffsetAt(position));
    if (help === undefined) return undefined;
    const signatures = help.signatures.map(({ label, documentation, parameters }) => ({
      label,
      documentation,
      parameters: parameters.map(({ start, end }) => ({ label: [start, end] satisfies [number, number] })),
    }));
    return { value: { signatures, activeSignature: 0, activeParameter: help.activeParameter }, dispose: () => undefined };
  },
});

monaco.languages.registerDefinitionProvider(EPL_LANGUAGE, {
  async provideDefinition(model, position, token) {
    const span = await ask(token, 'definition', model.getValue(), model.getOffsetAt(position));
    return span && { uri: model.uri, range: rangeIn(model, span) };
  },
});

monaco.languages.registerReferenceProvider(EPL_LANGUAGE, {
  async provideReferences(model, position, _context, token) {
    const spans = await ask(token, 'references', model.getValue(), model.getOffsetAt(position));
    return spans?.map((span) => ({ uri: model.uri, range: rangeIn(model, span) }));
  },
});

monaco.languages.registerFoldingRangeProvider(EPL_LANGUAGE, {
  async provideFoldingRanges(model, _context, token) {
    const ranges = await ask(token, 'foldingRanges', model.getValue());
    return ranges?.map(({ span, kind }) => {
      const { startLineNumber, endLineNumber } = rangeIn(model, span);
      const folding = { start: startLineNumber, end: endLineNumber };
      return kind === 'comment' ? { ...folding, kind: monaco.languages.FoldingRangeKind.Comment } : folding;
    });
  },
});
