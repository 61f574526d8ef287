import type { EplDocument } from '../syntax/ast-statement.js';
import { moduleUsesItself } from './rules/module/module-uses-itself.js';
import { unknownModule } from './rules/module/unknown-module.js';
import type { Session } from './session.js';

/** The `uses` lines of a module: each names another module that is there. */
export function checkUses(document: EplDocument, session: Session): void {
  for (const { name } of document.uses) {
    const { modules } = session.world;
    if (name.text === session.module) session.report(moduleUsesItself, { name: name.text, span: name.span });
    else if (!modules.has(name.text))
      session.report(unknownModule, { name: name.text, span: name.span, candidates: modules.keys() });
  }
}
