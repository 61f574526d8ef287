import { type Diagnostic, type DiagnosticSeverity, lineStarts, type TextEdit } from '@rulewright/core';
import { texts } from '../../texts/texts.js';
import type { Analysis } from '../document/analysis.js';
import type { EditorModel } from '../document/editor-model.js';
import { EPL_LANGUAGE } from './epl-language.js';
import { monaco } from './monaco.js';
import { rangeOf, spanOf } from './text-places.js';

const MARKER_OWNER = 'epl';

const MARKER_SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
  hint: monaco.MarkerSeverity.Hint,
} satisfies Record<DiagnosticSeverity, monaco.MarkerSeverity>;

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  language: EPL_LANGUAGE,
  automaticLayout: true,
  fontFamily: "'M PLUS 1 Code Variable', 'IBM Plex Mono', ui-monospace, monospace",
  fontSize: 12,
  lineHeight: 19,
  fontLigatures: false,
  minimap: { enabled: false },
  renderLineHighlight: 'none',
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 2,
  bracketPairColorization: { enabled: false },
  guides: { indentation: true, bracketPairs: false },
  glyphMargin: false,
  folding: true,
  showFoldingControls: 'mouseover',
  padding: { top: 8, bottom: 24 },
  fixedOverflowWidgets: true,
  scrollBeyondLastLine: false,
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  tabSize: 2,
  // a statement is read without scrolling to its side
  wordWrap: 'on',
  wrappingIndent: 'deepIndent',
  wordWrapBreakAfterCharacters: ' (,',
  // not before a period: an address in quotes and a number have them too
  wordWrapBreakBeforeCharacters: '',
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  unicodeHighlight: { ambiguousCharacters: false },
  renderFinalNewline: 'on',
  accessibilitySupport: 'auto',
  'semanticHighlighting.enabled': true,
  suggest: { showIcons: true, preview: false, showStatusBar: true },
  quickSuggestions: { other: true, comments: false, strings: false },
  wordBasedSuggestions: 'off',
};

/**
 * Monaco over the document: what is typed becomes an edit of the document, what others edit is taken over as the same small edits, the
 * caret and the selected part of the picture follow each other. The document owns the text and its history; Monaco shows it.
 */
export class EplEditor {
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  readonly #model: EditorModel;
  readonly #decorations: monaco.editor.IEditorDecorationsCollection;
  readonly #endings: (() => void)[] = [];
  /** set while the document's own edits are taken over: they must not come back as typed */
  #following = false;

  constructor(host: HTMLElement, model: EditorModel) {
    this.#model = model;
    this.editor = monaco.editor.create(host, {
      ...OPTIONS,
      value: model.state.text,
      ariaLabel: texts.epl.label(model.name),
      ...(model.mayNotEdit === undefined ? {} : { readOnly: true, readOnlyMessage: { value: model.mayNotEdit } }),
    });
    this.#decorations = this.editor.createDecorationsCollection();
    this.#typeIntoDocument();
    this.#followDocument();
    this.#shareSelection();
    this.#shareUndo();
  }

  /** Problems as squiggles; those of an older text are left as they are until the language has caught up. */
  mark({ diagnostics, text, lineStarts: starts }: Analysis): void {
    const model = this.editor.getModel();
    if (model === null || text !== this.#model.state.text) return;
    monaco.editor.setModelMarkers(
      model,
      MARKER_OWNER,
      diagnostics.map((diagnostic) => ({ ...rangeOf(diagnostic.span, starts), ...markerOf(diagnostic) })),
    );
  }

  /** The lines of the selected part; of a whole statement only the bar at the edge. */
  light(selected: string | undefined, analysis: Analysis | undefined): void {
    const node = selected === undefined ? undefined : analysis?.index.get(selected);
    if (node === undefined || analysis === undefined) {
      this.#decorations.clear();
      return;
    }
    const whole = node.frame === node.part;
    const options = {
      isWholeLine: true,
      marginClassName: 'rw-gutter-selected',
      ...(whole ? {} : { className: 'rw-line-selected' }),
    };
    this.#decorations.set([{ range: rangeOf(node.span, analysis.lineStarts), options }]);
  }

  dispose(): void {
    for (const end of this.#endings) end();
    // the text was made by the editor, which disposes it once nothing asks it any more
    this.editor.dispose();
  }

  #typeIntoDocument(): void {
    this.editor.onDidChangeModelContent(({ changes }) => {
      if (this.#following) return;
      const starts = lineStarts(this.#model.state.text);
      const edits = changes.map((change): TextEdit => ({ span: spanOf(change.range, starts), text: change.text }));
      this.#model.edit(edits, 'text', changes.length === 1 ? performance.now() : undefined);
    });
  }

  #followDocument(): void {
    const end = this.#model.onEdit((edits, origin, before) => {
      if (origin === 'text') return;
      const starts = lineStarts(before);
      this.#following = true;
      const changes = edits.map((edit) => ({ range: rangeOf(edit.span, starts), text: edit.text, forceMoveMarkers: true }));
      // an editor that is read only takes edits of its model alone
      if (this.#model.mayNotEdit === undefined) this.editor.executeEdits('document', changes);
      else this.editor.getModel()?.applyEdits(changes);
      this.#following = false;
    });
    this.#endings.push(end);
    this.#endings.push(
      this.#model.store.subscribe((state, before) => {
        if (state.reveal === before.reveal || state.reveal?.pane !== 'text') return;
        this.#reveal(state.reveal.span, state.reveal.focus);
      }),
    );
  }

  #reveal(span: TextEdit['span'], focus: boolean): void {
    const range = rangeOf(span, lineStarts(this.#model.state.text));
    // lines only: a long line is not pushed aside by what is selected in the picture
    const { startLineNumber, endLineNumber } = range;
    this.editor.revealLinesInCenterIfOutsideViewport(startLineNumber, endLineNumber, monaco.editor.ScrollType.Smooth);
    if (!focus) return;
    this.editor.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn });
    this.editor.focus();
  }

  #shareSelection(): void {
    this.editor.onDidChangeCursorSelection(({ selection, source }) => {
      // only what a person does with the caret; edits and reveals move it too
      if (source !== 'mouse' && source !== 'keyboard') return;
      this.#model.selectAt(spanOf(selection, lineStarts(this.#model.state.text)));
    });
  }

  #shareUndo(): void {
    const { KeyMod, KeyCode } = monaco;
    this.editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => this.#model.undo());
    this.editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => this.#model.redo());
    this.editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => this.#model.redo());
  }
}

function markerOf({ severity, message, hint, code }: Diagnostic) {
  return { severity: MARKER_SEVERITY[severity], message: hint ? `${message}\n${hint}` : message, code };
}
