import type { Diagnostic, Span, TextEdit } from '@rulewright/core';
import { EMPTY_WORLD, type World } from '../semantics/world.js';
import { format } from '../syntax/format.js';
import { type Analysis, analyse } from './analysis.js';
import { complete } from './completion/complete.js';
import type { CompletionList } from './completion/completion.js';
import { type FoldingRange, foldingRanges } from './folding.js';
import { type Hover, hover, type Samples } from './hover.js';
import { type OutlineItem, outline } from './outline.js';
import { type OfferedFix, quickFixes } from './quick-fixes.js';
import { definition, references } from './references.js';
import { type RenameOutcome, rename, renameTarget } from './rename.js';
import { type SemanticToken, semanticTokens } from './semantic-tokens.js';
import { type SignatureHelp, signatureHelp } from './signature-help.js';

/**
 * What an editor asks about a text; offsets are UTF-16. No editor, no transport: the same object runs in a web worker and in the server and
 * gives the same answers. The analysis of the last text is kept, so that many questions about one text cost one check.
 */
export interface LanguageService {
  /** What other modules and the host declare; a change forgets what was analysed. */
  setWorld(world: World): void;
  diagnostics(text: string): readonly Diagnostic[];
  complete(text: string, offset: number): CompletionList;
  hover(text: string, offset: number): Hover | undefined;
  signatureHelp(text: string, offset: number): SignatureHelp | undefined;
  definition(text: string, offset: number): Span | undefined;
  references(text: string, offset: number): readonly Span[];
  renameTarget(text: string, offset: number): ReturnType<typeof renameTarget>;
  rename(text: string, offset: number, name: string): RenameOutcome;
  foldingRanges(text: string): readonly FoldingRange[];
  outline(text: string): readonly OutlineItem[];
  semanticTokens(text: string): readonly SemanticToken[];
  quickFixes(text: string, span: Span): readonly OfferedFix[];
  format(text: string, range?: Span): readonly TextEdit[];
}

export interface LanguageServiceOptions {
  readonly world?: World;
  readonly samples?: Samples;
}

export function createLanguageService(options: LanguageServiceOptions = {}): LanguageService {
  let world = options.world ?? EMPTY_WORLD;
  let last: Analysis | undefined;
  const analysis = (text: string): Analysis => {
    if (last?.text !== text) last = analyse(text, world);
    return last;
  };
  return {
    setWorld(next) {
      world = next;
      last = undefined;
    },
    diagnostics: (text) => analysis(text).diagnostics,
    complete: (text, offset) => complete(text, offset, world),
    hover: (text, offset) => hover(analysis(text), offset, options.samples),
    signatureHelp,
    definition: (text, offset) => definition(analysis(text), offset),
    references: (text, offset) => references(analysis(text), offset),
    renameTarget: (text, offset) => renameTarget(analysis(text), offset),
    rename: (text, offset, name) => rename(analysis(text), offset, name),
    foldingRanges,
    outline,
    semanticTokens,
    quickFixes: (text, span) => quickFixes(analysis(text), span),
    format,
  };
}
