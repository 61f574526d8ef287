import type { Diagnostic } from '@rulewright/core';
import { check } from '../semantics/check.js';
import type { Bindings } from '../semantics/scope/bindings.js';
import type { World } from '../semantics/world.js';
import type { EplDocument } from '../syntax/ast-statement.js';
import { parse } from '../syntax/parse.js';
import { driftWarnings } from './drifts.js';

/** All that is known about one text in one world. */
export interface Analysis {
  readonly text: string;
  readonly document: EplDocument;
  /** those of the syntax first, then those of the checker, then what came in lately has to say; each in the order of the text */
  readonly diagnostics: readonly Diagnostic[];
  readonly bindings: Bindings;
  /** the world after the text's own declarations */
  readonly world: World;
}

/** Parses and checks a text. O(text). */
export function analyse(text: string, world: World): Analysis {
  const { document, diagnostics } = parse(text);
  const checked = check(document, world, { bindings: true });
  return {
    text,
    document,
    diagnostics: [...diagnostics, ...checked.diagnostics, ...driftWarnings(checked.bindings, world.host.drifts)],
    bindings: checked.bindings,
    world: checked.world,
  };
}
