import './rule-graph.css';
import { useNavigate } from 'react-router';
import { rulePath } from '../../app/rule-path.js';
import { Button } from '../../design/button/button.js';
import { Icon } from '../../design/icon.js';
import { StateMark } from '../../design/marks/state-mark.js';
import { formatRate } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { graphIcon } from './graph-icon.js';
import type { GraphNode, RuleGraph } from './graph-model.js';

interface GraphSideProps {
  readonly graph: RuleGraph;
  readonly chosen: string | undefined;
  readonly lit: ReadonlySet<string> | undefined;
  readonly way: 'reaches' | 'needs';
}

/** What the chosen part reaches or needs, in the order in which it would be deployed; without a choice, what wants looking at. */
export function GraphSide({ graph, chosen, lit, way }: GraphSideProps) {
  const words = texts.ruleGraph;
  const node = graph.nodes.find(({ id }) => id === chosen);
  if (node === undefined || lit === undefined) return <LookHere graph={graph} />;
  const others = graph.nodes.filter(({ id }) => lit.has(id) && id !== chosen).sort((a, b) => a.column - b.column);
  const rules = others.filter(({ kind }) => kind === 'rule');
  return (
    <>
      <header>
        {node.rule && <StateMark state={node.rule.state} word={false} />}
        <h2 className="cut">{node.name}</h2>
        {node.rule && <OpenRule name={node.name} />}
      </header>
      <p>{way === 'reaches' ? words.reachesSo(rules.length) : words.needsSo(rules.length)}</p>
      <PartList label={way === 'reaches' ? words.reaches : words.needs} parts={others} />
      {rules.length > 0 && (
        <>
          <h3>{words.order}</h3>
          <ol className="rw-graph-order">
            {(way === 'reaches' ? [node, ...rules] : [...rules, node])
              .filter(({ kind }) => kind === 'rule')
              .map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
          </ol>
        </>
      )}
    </>
  );
}

function OpenRule({ name }: { readonly name: string }) {
  const navigate = useNavigate();
  return (
    <Button size="small" onClick={() => void navigate(rulePath(name))}>
      {texts.ruleGraph.open}
    </Button>
  );
}

function PartList({ label, parts }: { readonly label: string; readonly parts: readonly GraphNode[] }) {
  if (parts.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul className="rw-graph-list">
        {parts.map(({ id, name, kind, rule }) => (
          <li key={id}>
            {rule ? <StateMark state={rule.state} word={false} /> : <Icon name={graphIcon(kind)} size={14} />}
            <span className={rule ? 'cut' : 'cut mono'}>{name}</span>
            {rule && <span className="hint num">{formatRate(rule.eventsPerSecond)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Rules that fail, and rules that read what nobody has declared or writes. */
function LookHere({ graph }: { readonly graph: RuleGraph }) {
  const words = texts.ruleGraph;
  const failing = graph.nodes.filter(({ rule }) => rule?.state === 'failing');
  return (
    <>
      <p className="hint">{words.chooseOne}</p>
      {failing.length > 0 && (
        <>
          <h3>{words.lookHere}</h3>
          <ul className="rw-graph-list">
            {failing.map(({ id, name, rule }) => (
              <li key={id}>
                <StateMark state="failing" word={false} />
                <span>
                  {name} <span className="hint">{rule?.reason}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
