import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
// not among "all": colours for whole documents, and the list of completions itself
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens.js';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

// from this origin only: the bundle brings Monaco's own worker along
self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

export { monaco };
