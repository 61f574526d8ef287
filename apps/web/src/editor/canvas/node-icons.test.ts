import { NODE_KINDS, type NodeKind, SCOPE_KINDS, type ScopeKind } from '@rulewright/diagram';
import { expect, it } from 'vitest';
import { nodeIcon, scopeIcon } from './node-icons.js';

it('has a drawing for every kind; only the EPL box looks like one', () => {
  const nodes = (Object.keys(NODE_KINDS) as NodeKind[]).filter((kind) => nodeIcon(kind) === 'eplBox');
  expect(nodes).toEqual(['epl-box']);
  const scopes = (Object.keys(SCOPE_KINDS) as ScopeKind[]).filter((kind) => scopeIcon(kind) === 'subGroup');
  expect(scopes).toEqual(['and', 'or']);
});
