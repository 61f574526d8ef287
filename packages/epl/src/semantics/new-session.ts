import type { Diagnostic } from '@rulewright/core';
import type { EplDocument } from '../syntax/ast-statement.js';
import type { Node } from '../syntax/node.js';
import { nodeIds } from '../syntax/node-id.js';
import { parseStatement } from '../syntax/parse.js';
import { checkExpression } from './expression/check-expression.js';
import { diagnosticOf, type Finding, type RuleInfo } from './rules/rule.js';
import type { BindingRecorder } from './scope/bindings.js';
import { checkSubquery } from './select/subquery.js';
import type { DeclaredExpression, GrowingWorld, Session } from './session.js';
import type { World } from './world.js';

/** A session over one document in a copy of the world, which it changes. */
export function newSession(document: EplDocument, world: World, bindings?: BindingRecorder): Session {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const find = (rule: RuleInfo, finding: Finding): void => {
    // an expression that is inlined twice is checked twice: its faults are told once
    const key = `${rule.code} ${finding.span.start} ${finding.span.end} ${finding.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    diagnostics.push(diagnosticOf(rule, finding));
  };
  const ids = lazyIds(document);
  const module = document.module?.name.text;
  const growing = grow(world, module);
  return {
    text: document.text,
    world: growing,
    ...(module === undefined ? {} : { module }),
    uses: usesOf(document),
    ...(bindings === undefined ? {} : { bindings }),
    declarations: declaredExpressions(growing),
    changedTypes: new Map(),
    made: [],
    localTypes: new Map(),
    diagnostics,
    idOf: ids,
    incomplete: false,
    report: (rule, facts) => find(rule, rule.describe(facts)),
    find,
    checkExpression,
    checkSubquery,
  };
}

/** Nodes below which nothing has an id that is asked for, but for subqueries. */
const LEAVES: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'annotation',
  'column',
  'dotted-name',
  'event-filter',
  'select-item',
  'order-item',
  'assignment',
  'binary',
  'unary',
  'chain',
  'in',
  'between',
  'like',
  'regexp',
  'case',
  'cast',
  'view',
  'time-period',
]);

/** Ids of streams, windows, clauses and actions at first; of what stands in expressions when a subquery there wants its own. */
function lazyIds(document: EplDocument): (node: Node) => string {
  let shallow: Map<Node, string> | undefined;
  let all: Map<Node, string> | undefined;
  return (node) => {
    shallow ??= nodeIds(document, (each) => !LEAVES.has(each.kind));
    const id = shallow.get(node);
    if (id !== undefined) return id;
    all ??= nodeIds(document);
    return all.get(node) ?? 'inlined';
  };
}

function usesOf(document: EplDocument): Session['uses'] {
  const last = document.uses.at(-1) ?? document.module;
  const behind = last === undefined ? 0 : document.text.indexOf(';', last.span.end - 1) + 1;
  return { names: document.uses.map((each) => each.name.text), at: behind };
}

/** A copy of the world, without what an earlier version of the same module declared. */
function grow(world: World, module: string | undefined): GrowingWorld {
  const others = <V extends { readonly module?: string }>(map: ReadonlyMap<string, V>): Map<string, V> => {
    const copy = new Map(map);
    if (module !== undefined) for (const [name, value] of map) if (value.module === module) copy.delete(name);
    return copy;
  };
  const types = new Map(world.types);
  const declaredBy = new Map(world.declaredBy);
  if (module !== undefined && world.modules.has(module)) {
    for (const [name, owner] of world.declaredBy) {
      if (owner !== module) continue;
      types.delete(name);
      declaredBy.delete(name);
    }
  }
  return {
    types,
    declaredBy,
    windows: others(world.windows),
    variables: others(world.variables),
    expressions: others(world.expressions),
    indexes: others(world.indexes),
    contexts: others(world.contexts),
    modules: new Map(world.modules),
    host: world.host,
  };
}

/** Declared expressions of other modules, each parsed when it is first used. */
function declaredExpressions(world: GrowingWorld): Map<string, DeclaredExpression> {
  const declared = new Map<string, DeclaredExpression>();
  for (const info of world.expressions.values()) {
    const { node } = parseStatement(`create ${info.text}`);
    if (node.body.kind === 'create-expression') declared.set(info.name, { declaration: node.body.declaration, foreign: true });
  }
  return declared;
}
