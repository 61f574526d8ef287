import type { DeployMode } from '@rulewright/contracts';
import { type Diagnostic, hasErrors } from '@rulewright/core';
import { type CheckedModule, check, EMPTY_WORLD, type HostInfo, type World } from '@rulewright/epl/semantics';
import { type EplDocument, parse } from '@rulewright/epl/syntax';

/** A module that is deployed, with all that was found out about its text. */
export interface DeployedModule {
  readonly deployment: string;
  readonly module: string;
  readonly version: number;
  readonly mode: DeployMode;
  /** who paused it; null while it sees events */
  readonly pausedBy: string | null;
  readonly epl: string;
  readonly document: EplDocument;
  readonly checked: CheckedModule;
}

/** A text that was parsed and checked; `checked` is absent when it has errors. */
export interface Analysis {
  readonly document: EplDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly checked?: CheckedModule;
}

/**
 * The deployed modules in order, and the world that they make together. Kept by the engine's session, which decides with it, and by the
 * server, which answers editors with it; both follow the same outcomes of the same orders.
 */
export class Rulebook {
  readonly #base: World;
  readonly #modules: DeployedModule[] = [];
  #world: World;

  constructor(host: HostInfo = { caseInsensitiveTypes: true }) {
    this.#base = { ...EMPTY_WORLD, host };
    this.#world = this.#base;
  }

  get world(): World {
    return this.#world;
  }

  /** In the order in which they run. */
  get modules(): readonly DeployedModule[] {
    return this.#modules;
  }

  find(module: string): DeployedModule | undefined {
    return this.#modules.find((one) => one.module === module);
  }

  /** The world as the module of this name sees it while it is checked: what stands before it when it is deployed, else everything. */
  worldFor(module: string): World {
    const at = this.#modules.findIndex((one) => one.module === module);
    return at < 0 ? this.#world : worldOf(this.#base, this.#modules.slice(0, at));
  }

  /** Parses and checks a text as a new version of `module`. @param host  what is known beside this of the world outside */
  analyse(module: string, epl: string, host: HostInfo = {}): Analysis {
    const world = this.worldFor(module);
    const { diagnostics, ...analysis } = analyse(epl, { ...world, host: { ...world.host, ...host } }, module);
    return { ...analysis, diagnostics: diagnostics.map((one) => this.#laterNotUnknown(one, analysis.document, module)) };
  }

  /** A module that was deployed after this one is there: that it cannot be used has another reason, and another way out. */
  #laterNotUnknown(diagnostic: Diagnostic, { uses }: EplDocument, module: string): Diagnostic {
    if (diagnostic.code !== 'module-unknown') return diagnostic;
    const used = uses.find(({ name }) => name.span.start === diagnostic.span.start)?.name.text;
    if (used === undefined || used === module || !this.find(used)) return diagnostic;
    const { severity, span } = diagnostic;
    const message = `module "${used}" was deployed after "${module}", which cannot use it in its place`;
    return {
      code: 'module-later',
      severity,
      span,
      message,
      hint: `stop "${module}" and deploy it anew: it runs behind "${used}" then`,
    };
  }

  /** Modules that would no longer check if `module` had this text, each with its first error. */
  brokenBy(module: string, document: EplDocument): readonly { readonly module: string; readonly diagnostic: Diagnostic }[] {
    const at = this.#modules.findIndex((one) => one.module === module);
    if (at < 0) return [];
    let world = check(document, this.worldFor(module)).world;
    return this.#modules.slice(at + 1).flatMap((later) => {
      const result = check(later.document, world);
      world = result.world;
      const diagnostic = result.diagnostics.find(({ severity }) => severity === 'error');
      return diagnostic ? [{ module: later.module, diagnostic }] : [];
    });
  }

  /** Puts a module in: in the place of its earlier version, else at the end. */
  put(module: DeployedModule): void {
    const at = this.#modules.findIndex((one) => one.module === module.module);
    if (at < 0) this.#modules.push(module);
    else this.#modules[at] = module;
    this.#world = worldOf(this.#base, this.#modules);
  }

  remove(deployment: string): void {
    const at = this.#modules.findIndex((one) => one.deployment === deployment);
    if (at < 0) return;
    this.#modules.splice(at, 1);
    this.#world = worldOf(this.#base, this.#modules);
  }
}

function analyse(epl: string, world: World, module: string): Analysis {
  const { document, diagnostics } = parse(epl);
  const result = check(document, world);
  const all = [...diagnostics, ...result.diagnostics, ...nameDiffers(document, module)];
  return result.module && !hasErrors(all) ? { document, diagnostics: all, checked: result.module } : { document, diagnostics: all };
}

/** Other modules find this one by the name in its text: it has to be the one under which it is stored. */
function nameDiffers({ module: declared }: EplDocument, module: string): readonly Diagnostic[] {
  if (!declared || declared.name.text === module) return [];
  const { span } = declared.name;
  return [
    {
      code: 'module-name-differs',
      severity: 'error',
      span,
      message: `the text declares module "${declared.name.text}", it is stored as "${module}"`,
      hint: 'give both the same name',
      fixes: [{ title: `Declare "${module}"`, edits: [{ span, text: module }] }],
    },
  ];
}

function worldOf(base: World, modules: readonly DeployedModule[]): World {
  return modules.reduce((world, { document }) => check(document, world).world, base);
}
