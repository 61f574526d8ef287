import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

// from this origin only: the bundle brings Monaco's own worker along
self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

export { monaco };
