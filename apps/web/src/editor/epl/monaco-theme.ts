import type { Theme } from '../../app/theme/theme-store.js';
import { monaco } from './monaco.js';

const TOKENS = {
  keyword: 'epl-keyword',
  'keyword.pattern': 'epl-pattern',
  view: 'epl-view',
  type: 'epl-type',
  function: 'epl-function',
  string: 'epl-string',
  number: 'epl-number',
  annotation: 'epl-annotation',
  comment: 'epl-comment',
  operator: 'epl-operator',
  identifier: 'epl-identifier',
  '': 'epl-identifier',
} as const;

const COLOURS = {
  'editor.background': 'bg-1',
  'editor.foreground': 'epl-identifier',
  'editorLineNumber.foreground': 'epl-comment',
  'editorLineNumber.activeForeground': 'text-2',
  'editorCursor.foreground': 'you',
  'editor.selectionBackground': 'you-bg',
  'editor.inactiveSelectionBackground': 'you-bg',
  'editorWarning.foreground': 'med',
  'editorError.foreground': 'crit',
  'editorInfo.foreground': 'you',
  'editorHint.foreground': 'you',
  'editorIndentGuide.background1': 'line-1',
  'editorBracketMatch.background': 'bg-4',
  'editorBracketMatch.border': 'line-2',
  'editorBracketHighlight.foreground1': 'epl-operator',
  'editorBracketHighlight.foreground2': 'epl-operator',
  'editorBracketHighlight.foreground3': 'epl-operator',
  'editorBracketHighlight.unexpectedBracket.foreground': 'crit',
  'editorWidget.background': 'bg-2',
  'editorWidget.border': 'line-2',
  'editorWidget.foreground': 'text-1',
  'editorSuggestWidget.background': 'bg-2',
  'editorSuggestWidget.border': 'line-2',
  'editorSuggestWidget.selectedBackground': 'bg-4',
  'editorSuggestWidget.highlightForeground': 'you',
  'editorSuggestWidget.focusHighlightForeground': 'you',
  'editorSuggestWidget.selectedForeground': 'text-1',
  'editorHoverWidget.background': 'bg-2',
  'editorHoverWidget.border': 'line-2',
  'input.background': 'field',
  'input.border': 'line-3',
  focusBorder: 'you',
  'scrollbarSlider.background': 'bg-4',
  'scrollbarSlider.hoverBackground': 'line-3',
  'widget.shadow': 'bg-0',
} as const;

/** Monaco draws some of its colours itself and takes no variables: they are read from the page, anew for each theme. */
export function defineTheme(theme: Theme): string {
  const style = getComputedStyle(document.documentElement);
  const read = (variable: string) => style.getPropertyValue(`--${variable}`).trim();
  const name = `rulewright-${theme}`;
  monaco.editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: false,
    rules: Object.entries(TOKENS).map(([token, variable]) => ({ token, foreground: read(variable).slice(1) })),
    colors: Object.fromEntries(Object.entries(COLOURS).map(([key, variable]) => [key, read(variable)])),
  });
  return name;
}
