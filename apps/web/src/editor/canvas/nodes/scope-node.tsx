import './scope.css';
import type { DiagramNode } from '@rulewright/diagram';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../../design/icon.js';
import { Ruler } from '../../../design/marks/ruler.js';
import { texts } from '../../../texts/texts.js';
import type { ScopeFlowNode } from '../canvas-data.js';
import type { ScopeBox } from '../layout.js';
import { DEEPEST, labelWidth } from '../measure.js';
import { scopeIcon } from '../node-icons.js';
import { Badge } from './badge.js';
import { Connector } from './connector.js';
import { FramePorts } from './frame-ports.js';
import { TestBadge } from './test-badge.js';

/** These say for how long or how far; what they cover is easily mistaken, so it is named. */
const GUARDS: ReadonlySet<ScopeBox['scope']['kind']> = new Set(['within', 'within-max', 'while']);

/** A box around exactly what it governs. */
export const ScopeNode = memo(function ScopeNode({ data }: NodeProps<ScopeFlowNode>) {
  const { scope, level, width, connector } = data.box;
  const covered = GUARDS.has(scope.kind) ? scope.children.flatMap(tagsOf).join(', ') : '';
  return (
    <div className="rw-scope" data-level={Math.min(level, DEEPEST)}>
      <div className="rw-scope-head">
        <Icon name={scopeIcon(scope.kind)} size={14} />
        {scope.word} {scope.argument}
        {covered && fits(scope, width, texts.canvas.covers(covered)) && (
          <span className="hint">{texts.canvas.covers(covered)}</span>
        )}
      </div>
      {scope.ruler && (
        <div className="rw-scope-ruler">
          <Ruler
            spanMs={scope.ruler.lengthMs ?? 0}
            width={width - 42 - scope.ruler.label.length * 6}
            from="0"
            to={scope.ruler.label}
          />
        </div>
      )}
      {connector > 0 && <Connector counter={data.counter} length={connector} port="row" />}
      {data.problem && <Badge problem={data.problem} />}
      <TestBadge node={scope.id} />
      <FramePorts ports={data.ports} />
    </div>
  );
});

/** True if the label has room for more words at its right: half of them would say nothing. */
function fits({ word, argument = '' }: ScopeBox['scope'], width: number, words: string): boolean {
  return width > labelWidth([word, argument, words]);
}

/** Tags of the atoms inside: what a guard covers. */
function tagsOf(node: DiagramNode): readonly string[] {
  switch (node.shape) {
    case 'block':
      return [node.word];
    case 'scope':
      return node.children.flatMap(tagsOf);
    case 'lane':
      return node.parts.flatMap(tagsOf);
  }
}
