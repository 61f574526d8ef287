import { hasErrors } from '@rulewright/core';
import type { RuleUnderTest } from '@rulewright/engine/testing';
import { check, EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { type EplDocument, parse } from '@rulewright/epl/syntax';
import type { DeployedModule, Rulebook } from '../rules/rulebook.js';

/**
 * A text with the deployed modules that it stands on: those that it uses, and those that they use. A text that takes names from modules
 * without saying so stands on all that are deployed before it.
 */
export function ruleUnderTest(book: Rulebook, module: string, epl: string): RuleUnderTest {
  const { host } = book.world;
  const at = book.modules.findIndex((one) => one.module === module);
  const below = at < 0 ? book.modules : book.modules.slice(0, at);
  const { document } = parse(epl);
  const used = usedBy(document, below);
  const checks = !hasErrors(check(document, worldOf(used, { ...EMPTY_WORLD, host })).diagnostics);
  return { epl, uses: (checks ? used : below).map((one) => one.epl), host };
}

function usedBy(document: EplDocument, below: readonly DeployedModule[]): readonly DeployedModule[] {
  const wanted = new Set(namesUsed(document));
  // Those that are used stand before those that use them.
  for (const one of [...below].reverse()) if (wanted.has(one.module)) for (const name of namesUsed(one.document)) wanted.add(name);
  return below.filter(({ module }) => wanted.has(module));
}

function namesUsed({ uses }: EplDocument): readonly string[] {
  return uses.map(({ name }) => name.text);
}

function worldOf(modules: readonly DeployedModule[], base: World): World {
  return modules.reduce((world, { document }) => check(document, world).world, base);
}
