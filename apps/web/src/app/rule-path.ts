/** The address of a rule: its folders are those of the path, `network.scan` is at `/rules/network/scan`. `node` is selected there. */
export function rulePath(name: string, node?: string): string {
  const path = `/rules/${name.split('.').map(encodeURIComponent).join('/')}`;
  return node === undefined ? path : `${path}?node=${encodeURIComponent(node)}`;
}

/** The rule that a path below `/rules/` means. */
export function ruleAt(path: string): string {
  return path.split('/').filter(Boolean).join('.');
}

/** Where a rule begins. Not below `/rules/`: a rule may be called anything. */
export const NEW_RULE_PATH = '/new-rule';
