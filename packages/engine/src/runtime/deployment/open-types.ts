import type { ModulePlan } from '../../plan/statement.js';

type Asking = Pick<ModulePlan, 'asked' | 'copies'>;

/** Whether a module has a say in which types are open. */
export function isAsking({ asked, copies }: Asking): boolean {
  return asked.length > 0 || copies.length > 0;
}

/** All types whose events keep undeclared properties: those that are asked for them, and those whose events become such. */
export function openTypes(plans: readonly Asking[]): ReadonlySet<string> {
  const open = new Set(plans.flatMap(({ asked }) => asked));
  if (open.size === 0) return open;
  const copies = plans.flatMap((plan) => plan.copies);
  for (let size = 0; size < open.size; ) {
    size = open.size;
    for (const { from, to } of copies) if (open.has(to)) open.add(from);
  }
  return open;
}
