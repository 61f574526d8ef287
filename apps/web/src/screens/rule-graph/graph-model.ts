import type { ModuleSummary } from '@rulewright/contracts';

/** A rule, or something that rules read and write. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'type' | 'rule' | 'stream' | 'window';
  readonly name: string;
  readonly rule: ModuleSummary | undefined;
  /** from the left: how many stand before it on the longest way */
  readonly column: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export interface RuleGraph {
  /** by column, in each by name */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const NO_WINDOWS: ReadonlySet<string> = new Set();

const named = (name: string) => `name:${name}`;
const ruleId = (name: string) => `rule:${name}`;

/**
 * Who feeds whom: rules between the names that they read, and those that they write or declare. A circle is cut where it closes.
 * O(rules + edges).
 *
 * @param windows  which of these names are named windows; what no rule that runs has made is taken for a stream
 */
export function ruleGraph(rules: readonly ModuleSummary[], windows: ReadonlySet<string> = NO_WINDOWS): RuleGraph {
  const written = new Set(rules.flatMap((rule) => rule.writes));
  const names = new Set(rules.flatMap((rule) => [...rule.reads, ...rule.writes, ...rule.declares]));
  const edges = rules.flatMap((rule) => {
    const made = [...new Set([...rule.writes, ...rule.declares])];
    return [
      // what a rule makes for itself comes out of it
      ...rule.reads.filter((name) => !made.includes(name)).map((name): GraphEdge => ({ from: named(name), to: ruleId(rule.name) })),
      ...made.map((name): GraphEdge => ({ from: ruleId(rule.name), to: named(name) })),
    ];
  });
  const columns = columnsOf([...names].map(named).concat(rules.map((rule) => ruleId(rule.name))), edges);
  const columnOf = (id: string) => columns.get(id) ?? 0;
  return {
    nodes: [
      ...[...names].map(
        (name): GraphNode => ({
          id: named(name),
          kind: windows.has(name) ? 'window' : written.has(name) ? 'stream' : 'type',
          name,
          rule: undefined,
          column: columnOf(named(name)),
        }),
      ),
      ...rules.map(
        (rule): GraphNode => ({ id: ruleId(rule.name), kind: 'rule', name: rule.name, rule, column: columnOf(ruleId(rule.name)) }),
      ),
    ].sort((a, b) => a.column - b.column || a.name.localeCompare(b.name)),
    edges,
  };
}

function columnsOf(ids: readonly string[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const columns = new Map<string, number>();
  const columnOf = (id: string, path: ReadonlySet<string>): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const sources = (before.get(id) ?? []).filter((source) => !path.has(source));
    const column = Math.max(-1, ...sources.map((source) => columnOf(source, new Set([...path, id])))) + 1;
    columns.set(id, column);
    return column;
  };
  for (const id of ids) columnOf(id, new Set());
  return columns;
}

/**
 * Where between two columns the lines of a node run up and down, as a share of the gap: each node that feeds others has a lane of its own, so
 * that no two lines lie on each other. O(nodes + edges).
 */
export function lanesOf({ nodes, edges }: RuleGraph): ReadonlyMap<string, number> {
  const feeding = new Set(edges.map(({ from }) => from));
  const columns = new Map<number, string[]>();
  for (const { id, column } of nodes) if (feeding.has(id)) columns.set(column, [...(columns.get(column) ?? []), id]);
  return new Map([...columns.values()].flatMap((ids) => ids.map((id, index) => [id, (index + 1) / (ids.length + 1)])));
}

/** Everything that a change of one node reaches, or all that it needs; the node itself among them. O(edges). */
export function reached(edges: readonly GraphEdge[], from: string, way: 'reaches' | 'needs'): ReadonlySet<string> {
  const found = new Set([from]);
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const edge of edges) {
      const [here, there] = way === 'reaches' ? [edge.from, edge.to] : [edge.to, edge.from];
      if (here !== id || found.has(there)) continue;
      found.add(there);
      waiting.push(there);
    }
  }
  return found;
}
