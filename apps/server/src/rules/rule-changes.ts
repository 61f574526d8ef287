import type { ModuleChange, WireRuntimeReport } from '@rulewright/contracts';

/** A rule counts as failing for so long after its last failure. */
const FAILING_MS = 60_000;

/** Who wants to know of changed rules, and which rules fail. */
export class RuleChanges {
  readonly #listeners: ((change: ModuleChange) => void)[] = [];
  readonly #failures = new Map<string, { readonly at: number; readonly message: string }>();

  onChange(listener: (change: ModuleChange) => void): void {
    this.#listeners.push(listener);
  }

  tell(change: ModuleChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Takes what the engine reports; the first failure of a quiet spell is a change. */
  reported(reports: readonly WireRuntimeReport[], now: number): void {
    for (const { kind, module, message } of reports) {
      if (kind !== 'failure' || module === null) continue;
      const before = this.failureOf(module, now);
      this.#failures.set(module, { at: now, message });
      if (before === undefined) this.tell({ kind: 'failing', name: module, version: null, state: 'failing', by: null });
    }
  }

  /** Forgets failures of a module that was deployed anew or taken out. */
  forget(module: string): void {
    this.#failures.delete(module);
  }

  /** Why a rule is failing, if it is. */
  failureOf(module: string, now: number): string | undefined {
    const failure = this.#failures.get(module);
    return failure && now - failure.at < FAILING_MS ? failure.message : undefined;
  }
}
