import { texts } from '../../texts/texts.js';
import type { Command } from '../commands/command.js';
import { type Match, matchName } from './match.js';

/** A rule as the palette knows it. */
export interface PaletteRule {
  readonly name: string;
  /** what stands behind the name: "3 statements" */
  readonly hint: string;
  /** names of its statements that have one */
  readonly statements: readonly string[];
}

export type EntryGroup = 'rules' | Command['group'];

/** One row of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: EntryGroup;
  readonly label: string;
  readonly match: Match;
  readonly hint?: string;
  readonly command?: Command;
  readonly rule?: PaletteRule;
  /** id of the part of the rule that is meant */
  readonly node?: string;
}

const GROUPS: readonly EntryGroup[] = ['rules', 'do', 'go', 'help'];

/** `>` asks for actions only, `?` for help only. */
const PREFIXES: Readonly<Record<string, readonly EntryGroup[]>> = { '>': ['do', 'go'], '?': ['help'] };

const MOST_RULES = 8;

/** What a query finds: rules, then actions, places and help, each by how well its name matches, then by name. */
export function paletteEntries(
  query: string,
  rules: readonly PaletteRule[],
  commands: readonly Command[],
): readonly PaletteEntry[] {
  const groups = PREFIXES[query.charAt(0)] ?? GROUPS;
  const sought = groups === GROUPS ? query : query.slice(1);
  const fromRules = rules.flatMap((rule): readonly PaletteEntry[] => {
    const match = matchName(rule.name, sought);
    const own: readonly PaletteEntry[] = match
      ? [{ id: `rule:${rule.name}`, group: 'rules', label: rule.name, hint: rule.hint, match, rule }]
      : [];
    return sought === '' ? own : [...own, ...statementEntries(rule, sought)];
  });
  const fromCommands = commands.flatMap((command): readonly PaletteEntry[] => {
    const match = command.keyOnly ? undefined : matchName(command.label, sought);
    return match ? [{ id: command.id, group: command.group, label: command.label, match, command }] : [];
  });
  return groups.flatMap((group) => {
    const found = [...fromRules, ...fromCommands].filter((entry) => entry.group === group);
    found.sort((a, b) => a.match.rank - b.match.rank || a.label.localeCompare(b.label));
    return group === 'rules' ? found.slice(0, MOST_RULES) : found;
  });
}

/** Statements by name. */
function statementEntries(rule: PaletteRule, sought: string): readonly PaletteEntry[] {
  return rule.statements.flatMap((statement): readonly PaletteEntry[] => {
    const match = matchName(statement, sought);
    if (!match) return [];
    const hint = texts.commands.statementOf(rule.name);
    return [{ id: `rule:${rule.name}/${statement}`, group: 'rules', label: statement, hint, match, rule, node: statement }];
  });
}
