/** The address of a rule: its folders are those of the path, `network.scan` is at `/rules/network/scan`. */
export function rulePath(name: string): string {
  return `/rules/${name.split('.').map(encodeURIComponent).join('/')}`;
}

/** The rule that a path below `/rules/` means. */
export function ruleAt(path: string): string {
  return path.split('/').filter(Boolean).join('.');
}

/** Where a rule begins. Not below `/rules/`: a rule may be called anything. */
export const NEW_RULE_PATH = '/new-rule';
