import './rule-graph.css';
import { useQuery } from '@tanstack/react-query';
import { MarkerType, ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { trpc } from '../../app/api/trpc.js';
import { TopBar } from '../../app/shell/top-bar.js';
import { Button } from '../../design/button/button.js';
import { Segmented } from '../../design/fields/segmented.js';
import { Loading } from '../../design/states/loading.js';
import { StillPicture } from '../../editor/canvas/still-picture.js';
import { texts } from '../../texts/texts.js';
import { NoRules } from '../rules/no-rules.js';
import { RulesFailed } from '../rules/rules-failed.js';
import { useRules } from '../rules/use-rules.js';
import { type GraphNode, lanesOf, reached, ruleGraph } from './graph-model.js';
import { type GraphFlowNode, GraphPart, NODE_HEIGHT, NODE_WIDTH } from './graph-part.js';
import { GraphSide } from './graph-side.js';

const NODE_TYPES = { part: GraphPart };
const COLUMN = NODE_WIDTH + 72;
const ROW = NODE_HEIGHT + 16;

type Way = 'reaches' | 'needs';

/** Who inserts into whom, from left to right; a click shows what a change reaches, or what a rule needs. */
export function RuleGraphScreen() {
  const { data, isError, refetch } = useRules();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const way: Way = search.get('way') === 'needs' ? 'needs' : 'reaches';
  const chosen = search.get('of') ?? undefined;
  const types = useQuery(trpc.eventTypes.list.queryOptions());
  const graph = useMemo(() => {
    const windows = (types.data ?? []).filter(({ origin }) => origin === 'window').map(({ name }) => name);
    return ruleGraph(data ?? [], new Set(windows));
  }, [data, types.data]);
  const lit = useMemo(() => (chosen === undefined ? undefined : reached(graph.edges, chosen, way)), [graph, chosen, way]);
  const words = texts.ruleGraph;
  const choose = (id: string | undefined, nextWay: Way = way) =>
    setSearch({ ...(id === undefined ? {} : { of: id }), ...(nextWay === 'needs' ? { way: nextWay } : {}) }, { replace: true });
  return (
    <>
      <TopBar
        title={words.title}
        facts={<span className="hint">{words.facts(data?.length ?? 0)}</span>}
        actions={
          <Button icon="list" onClick={() => void navigate('/rules')}>
            {words.back}
          </Button>
        }
      />
      <main id="content" className="rw-content rw-rule-graph">
        {data === undefined && (isError ? <RulesFailed retry={() => void refetch()} /> : <Loading rows={8} />)}
        {data?.length === 0 && <NoRules />}
        {data !== undefined && data.length > 0 && (
          <>
            <div className="rw-graph-main">
              <div className="rw-list-tools">
                <span className="hint">{words.click}</span>
                <Segmented
                  label={words.way}
                  segments={[
                    { value: 'reaches', label: words.reaches },
                    { value: 'needs', label: words.needs },
                  ]}
                  value={way}
                  onChange={(next) => choose(chosen, next)}
                />
              </div>
              <ReactFlowProvider>
                <Picture graph={graph} chosen={chosen} lit={lit} onChoose={choose} />
              </ReactFlowProvider>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key */}
            <aside className="rw-graph-side" aria-label={words.side} tabIndex={0}>
              <GraphSide graph={graph} chosen={chosen} lit={lit} way={way} />
            </aside>
          </>
        )}
      </main>
    </>
  );
}

interface PictureProps {
  readonly graph: ReturnType<typeof ruleGraph>;
  readonly chosen: string | undefined;
  readonly lit: ReadonlySet<string> | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function Picture({ graph, chosen, lit, onChoose }: PictureProps) {
  const nodes = useMemo(() => placed(graph.nodes, { chosen, lit }), [graph, chosen, lit]);
  const lanes = useMemo(() => lanesOf(graph), [graph]);
  const edges = useMemo(
    () =>
      graph.edges.map(({ from, to }) => {
        const on = lit?.has(from) === true && lit.has(to);
        const color = on ? 'var(--you)' : 'var(--line-3)';
        return {
          id: `${from}>${to}`,
          source: from,
          target: to,
          type: 'smoothstep',
          pathOptions: { stepPosition: lanes.get(from) ?? 0.5 },
          style: { stroke: color, strokeWidth: on ? 2 : 1.5, opacity: lit && !on ? 0.4 : 1 },
          markerEnd: { type: MarkerType.Arrow, width: 16, height: 16, strokeWidth: 1.25, color },
        };
      }),
    [graph, lanes, lit],
  );
  return (
    <div className="rw-canvas">
      <StillPicture<GraphFlowNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onNodeClick={(_, node) => onChoose(node.id)}
        onPaneClick={() => onChoose(undefined)}
        fitViewOptions={{ maxZoom: 1, padding: 0.06 }}
        aria-label={texts.ruleGraph.title}
      />
    </div>
  );
}

/** Columns from left to right; in each from the top, as they come. */
function placed(nodes: readonly GraphNode[], marks: Pick<PictureProps, 'chosen' | 'lit'>): GraphFlowNode[] {
  const rows = new Map<number, number>();
  return nodes.map((node) => {
    const row = rows.get(node.column) ?? 0;
    rows.set(node.column, row + 1);
    return {
      id: node.id,
      type: 'part',
      position: { x: node.column * COLUMN, y: row * ROW },
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      data: {
        node,
        chosen: node.id === marks.chosen,
        lit: marks.lit?.has(node.id) === true,
        faded: marks.lit?.has(node.id) === false,
      },
    };
  });
}
