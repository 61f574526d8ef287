import type { Diagnostic } from '@rulewright/core';
import type { EplDocument } from '../syntax/ast-statement.js';
import { type CheckResult, check } from './check.js';
import { moduleOrder } from './module-order.js';
import { duplicateModule } from './rules/module/duplicate-module.js';
import { moduleCycle } from './rules/module/module-cycle.js';
import { diagnosticOf } from './rules/rule.js';
import type { ModuleInfo, World } from './world.js';

export interface CheckModulesResult {
  /** one a document, in the order in which they were given; the world of each is the one after it */
  readonly results: readonly CheckResult[];
  /** positions of the documents in the order in which they are to be deployed: what a module uses comes before it */
  readonly order: readonly number[];
  /** the world after all of them */
  readonly world: World;
}

/**
 * Checks several modules together, each after those that it uses, whatever their order here. A circle of uses and a second text for the
 * same module are errors; modules that are in no circle keep their order. O(documents + text).
 */
export function checkModules(documents: readonly EplDocument[], world: World): CheckModulesResult {
  const modules = documents.map(moduleOf);
  const { order, cycles } = moduleOrder(modules);
  const found = new Map<number, Diagnostic>(duplicates(documents));
  for (const { index, path } of cycles) found.set(index, cycle(documents[index], path));
  const results = new Map<number, CheckResult>();
  let current = announced(modules, world);
  for (const index of order) {
    const document = documents[index];
    if (document === undefined) continue;
    const result = check(document, current);
    results.set(index, withDiagnostic(result, found.get(index)));
    current = result.world;
  }
  return { results: documents.flatMap((_, index) => results.get(index) ?? []), order, world: current };
}

function moduleOf({ module, uses }: EplDocument): { readonly name?: string; readonly uses: readonly string[] } {
  const names = uses.map((each) => each.name.text);
  return module === undefined ? { uses: names } : { name: module.name.text, uses: names };
}

/** All of the modules are there to be used, also those that come later in a circle. */
function announced(modules: readonly { readonly name?: string; readonly uses: readonly string[] }[], world: World): World {
  const known = new Map<string, ModuleInfo>(world.modules);
  for (const { name, uses } of modules) if (name !== undefined) known.set(name, { name, uses });
  return { ...world, modules: known };
}

function duplicates(documents: readonly EplDocument[]): readonly (readonly [number, Diagnostic])[] {
  const seen = new Set<string>();
  return documents.flatMap(({ module }, index): readonly (readonly [number, Diagnostic])[] => {
    if (module === undefined) return [];
    const name = module.name.text;
    const second = seen.has(name);
    seen.add(name);
    return second ? [[index, diagnosticOf(duplicateModule, duplicateModule.describe({ name, span: module.name.span }))]] : [];
  });
}

function cycle(document: EplDocument | undefined, path: readonly string[]): Diagnostic {
  const uses = document?.uses.find((each) => path.includes(each.name.text));
  const span = uses?.name.span ?? document?.module?.name.span ?? { start: 0, end: 0 };
  return diagnosticOf(moduleCycle, moduleCycle.describe({ path, span }));
}

function withDiagnostic(result: CheckResult, diagnostic: Diagnostic | undefined): CheckResult {
  if (diagnostic === undefined) return result;
  const { module: _unusable, ...rest } = result;
  return { ...rest, diagnostics: [diagnostic, ...result.diagnostics] };
}
