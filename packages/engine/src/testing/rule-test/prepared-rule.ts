import type { Diagnostic } from '@rulewright/core';
import { hasErrors, invariant } from '@rulewright/core';
import { type CheckedModule, check, EMPTY_WORLD, type HostInfo, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { Engine, EngineListener } from '../../contract.js';
import { createEngine } from '../../engine.js';

/** A module's text with the texts of the modules that it builds on, those first that others use. */
export interface RuleUnderTest {
  readonly epl: string;
  readonly uses?: readonly string[];
  readonly host?: HostInfo;
}

/** A rule that checks, ready to be run again and again. */
export interface PreparedRule {
  readonly module: CheckedModule;
  readonly uses: readonly CheckedModule[];
  /** the world that its text was checked in */
  readonly world: World;
}

const HOST: HostInfo = { caseInsensitiveTypes: true };

/** Parses and checks a rule and what it builds on. @returns what is wrong with the first text that has errors */
export function prepareRule({
  epl,
  uses = [],
  host = HOST,
}: RuleUnderTest): PreparedRule | { readonly refused: readonly Diagnostic[] } {
  let world: World = { ...EMPTY_WORLD, host };
  const modules: CheckedModule[] = [];
  for (const text of uses) {
    const used = checkText(text, world);
    if ('refused' in used) return used;
    world = used.world;
    modules.push(used.module);
  }
  const checked = checkText(epl, world);
  return 'refused' in checked ? checked : { module: checked.module, uses: modules, world };
}

/** The same rule with another text. @returns undefined if that does not check */
export function withText(rule: PreparedRule, epl: string): PreparedRule | undefined {
  const checked = checkText(epl, rule.world);
  return 'refused' in checked ? undefined : { ...rule, module: checked.module };
}

/** Id of the deployment under test in the engine. */
export const UNDER_TEST = 'under test';

/** A new engine with the rule in it. @returns what the engine refuses */
export function engineWith(
  rule: PreparedRule,
  { startMs, listener }: { readonly startMs: number; readonly listener: EngineListener },
): Engine | { readonly refused: readonly Diagnostic[] } {
  const engine = createEngine({ startMs, listener });
  for (const [index, module] of rule.uses.entries()) {
    const used = engine.deploy(module, { id: `used ${index}` });
    if ('refused' in used) return used;
  }
  const deployed = engine.deploy(rule.module, { id: UNDER_TEST });
  return 'refused' in deployed ? deployed : engine;
}

function checkText(
  text: string,
  world: World,
): { readonly module: CheckedModule; readonly world: World } | { readonly refused: readonly Diagnostic[] } {
  const { document, diagnostics } = parse(text);
  if (hasErrors(diagnostics)) return { refused: diagnostics };
  const result = check(document, world);
  if (hasErrors(result.diagnostics)) return { refused: result.diagnostics };
  invariant(result.module, 'a text without errors is a module');
  return { module: result.module, world: result.world };
}
