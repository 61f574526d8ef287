import type { EndedStatement, WireStatementOutlook } from '@rulewright/contracts';
import type { Diagnostic } from '@rulewright/core';
import type { Engine } from '@rulewright/engine';
import type { CheckedModule } from '@rulewright/epl/semantics';
import type { EplDocument } from '@rulewright/epl/syntax';
import type { DeployedModule, Rulebook } from '../../rules/rulebook.js';

/** What deploying a text would come to. */
export type ForeseenDeploy =
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'possible';
      readonly document: EplDocument;
      readonly checked: CheckedModule;
      readonly diagnostics: readonly Diagnostic[];
      /** the version that it takes the place of */
      readonly earlier: DeployedModule | undefined;
      readonly outlook: Outlook;
    };

export interface Outlook {
  readonly statements: readonly WireStatementOutlook[];
  readonly ended: readonly EndedStatement[];
}

/** Checks a text against what runs, and says what of the state would go on; nothing changes. */
export function foreseeDeploy(
  { module, epl }: { readonly module: string; readonly epl: string },
  { engine, rulebook }: { readonly engine: Engine; readonly rulebook: Rulebook },
): ForeseenDeploy {
  const { document, diagnostics, checked } = rulebook.analyse(module, epl);
  if (!checked) return { kind: 'refused', diagnostics };
  const broken = rulebook.brokenBy(module, document);
  if (broken.length > 0) return { kind: 'refused', diagnostics: [...diagnostics, ...broken.map(dependentBreaks)] };
  const earlier = rulebook.find(module);
  const outlook = engine.foresee(checked, earlier ? { replaces: earlier.deployment } : {});
  if ('refused' in outlook) return { kind: 'refused', diagnostics: outlook.refused };
  const named = <T extends { readonly name?: string }>(one: T) => ({ ...one, name: one.name ?? null });
  const wire: Outlook = { statements: outlook.statements.map(named), ended: outlook.ended.map(named) };
  return { kind: 'possible', document, checked, diagnostics, earlier, outlook: wire };
}

function dependentBreaks({ module, diagnostic }: { readonly module: string; readonly diagnostic: Diagnostic }): Diagnostic {
  return {
    code: 'deploy-breaks-dependent',
    severity: 'error',
    span: { start: 0, end: 0 },
    message: `module "${module}" uses this one and would no longer be valid: ${diagnostic.message}`,
    hint: 'keep what it uses, or undeploy it first',
  };
}
