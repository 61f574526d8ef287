import type { TextEdit } from '@rulewright/core';
import { EPL_LANGUAGE } from '../epl-language.js';
import { monaco } from '../monaco.js';
import { ask, rangeIn } from './asking.js';

/* What changes the text: rename, quick fixes, format. All of them come back as edits of the document, one step each. */

monaco.languages.registerRenameProvider(EPL_LANGUAGE, {
  async resolveRenameLocation(model, position, token) {
    const target = await ask(token, 'renameTarget', model.getValue(), model.getOffsetAt(position));
    const here = monaco.Range.fromPositions(position);
    if (target === undefined) return { range: here, text: '' };
    return 'refused' in target
      ? { range: here, text: '', rejectReason: target.refused }
      : { range: rangeIn(model, target.span), text: target.name };
  },
  async provideRenameEdits(model, position, name, token) {
    const outcome = await ask(token, 'rename', model.getValue(), model.getOffsetAt(position), name);
    if (outcome === undefined) return undefined;
    return 'refused' in outcome ? { edits: [], rejectReason: outcome.refused } : workspaceEdit(model, outcome.edits);
  },
});

monaco.languages.registerCodeActionProvider(EPL_LANGUAGE, {
  async provideCodeActions(model, range, _context, token) {
    const span = { start: model.getOffsetAt(range.getStartPosition()), end: model.getOffsetAt(range.getEndPosition()) };
    const fixes = await ask(token, 'quickFixes', model.getValue(), span);
    if (fixes === undefined) return undefined;
    const actions = fixes.map((fix, index) => ({
      title: fix.title,
      kind: 'quickfix',
      isPreferred: index === 0,
      edit: workspaceEdit(model, fix.edits),
    }));
    return { actions, dispose: () => undefined };
  },
});

monaco.languages.registerDocumentFormattingEditProvider(EPL_LANGUAGE, {
  async provideDocumentFormattingEdits(model, _options, token) {
    const edits = await ask(token, 'format', model.getValue());
    return edits?.map(({ span, text }) => ({ range: rangeIn(model, span), text }));
  },
});

function workspaceEdit(model: monaco.editor.ITextModel, edits: readonly TextEdit[]): monaco.languages.WorkspaceEdit {
  return {
    edits: edits.map(({ span, text }) => ({
      resource: model.uri,
      versionId: undefined,
      textEdit: { range: rangeIn(model, span), text },
    })),
  };
}
