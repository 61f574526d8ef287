import { CATALOGUE } from '@rulewright/epl/semantics';
import type {
  Expression,
  FollowedBy,
  Guarded,
  Observer,
  Pattern,
  PatternFilter,
  Repeat,
  RepeatRange,
} from '@rulewright/epl/syntax';
import { withField } from '../edit/clause/holder.js';
import { readPattern } from '../edit/fragment.js';
import { NOWHERE } from '../edit/make.js';
import type { Change } from '../edit/outcome.js';
import { setArrow } from '../edit/pattern/pattern-edits.js';
import type { Scene } from '../edit/scene.js';
import { setSource } from '../edit/source/source-edits.js';
import type { FieldSpec } from './field.js';
import { expressionField, expressionsField, nameField, shownAs, written } from './make-field.js';
import { aliasField, filterField } from './source-form.js';

/** The fields of a part of a pattern: of a box its arguments, of an event what it is. */
export function patternForm(scene: Scene, node: Pattern): readonly FieldSpec[] {
  switch (node.kind) {
    case 'pattern-filter':
      return atomForm(scene, node);
    case 'observer':
      return timerForm(scene, node);
    case 'followed-by':
      return laneForm(scene, node);
    case 'every-distinct':
      return [
        expressionsField(
          scene,
          { name: 'keys', label: 'Distinct by', kind: 'expression-list' },
          {
            nodes: node.arguments,
            write: (now) => scene.replace(node, { ...node, arguments: now }),
          },
        ),
      ];
    case 'guarded':
      return guardForm(scene, node);
    case 'repeat':
      return repeatForm(scene, node);
    case 'pattern-group':
      return patternForm(scene, node.pattern);
    default:
      return [];
  }
}

function atomForm(scene: Scene, node: PatternFilter): readonly FieldSpec[] {
  const id = scene.idOf(node);
  const filter = filterField(scene, id);
  return [
    nameField(
      { name: 'source', label: 'Event', kind: 'event-type' },
      {
        name: node.filter.type,
        write: (now) => setSource(scene, { kind: 'set-source', id, name: now }),
      },
    ),
    aliasField(scene, id, node.tag),
    ...(filter ? [filter] : []),
  ];
}

/** One field a parameter of the timer, as the catalogue has them. */
function timerForm(scene: Scene, node: Observer): readonly FieldSpec[] {
  const entry = CATALOGUE.find(({ kind, name }) => kind === 'observer' && name === `${node.namespace.text}:${node.name.text}`);
  const parameters = entry?.signatures[0]?.parameters ?? [];
  const plain = node.arguments.filter((argument): argument is Expression => argument.kind !== 'argument');
  if (plain.length !== node.arguments.length || parameters.length === 0) return [timerText(scene, node)];
  return parameters.map((parameter, at) =>
    expressionField(
      scene,
      { name: parameter.name, label: wordsOf(parameter.name), kind: parameter.kind === 'period' ? 'duration' : 'expression' },
      {
        node: plain[at],
        optional: parameter.optional === true,
        write: (now) =>
          scene.replace(node, { ...node, arguments: [...plain.slice(0, at), ...(now ? [now] : []), ...plain.slice(at + 1)] }),
      },
    ),
  );
}

function wordsOf(name: string): string {
  const words = name.replace(/(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A timer with named arguments is edited as it is written. */
function timerText(scene: Scene, node: Observer): FieldSpec {
  return {
    name: 'pattern',
    label: 'Timer',
    kind: 'pattern',
    ...shownAs(scene, node),
    optional: false,
    write: (value) => written(readPattern(scene, value), (now) => scene.replace(node, now)),
  };
}

function laneForm(scene: Scene, node: FollowedBy): readonly FieldSpec[] {
  return node.parts.slice(1).map((_, at) => ({
    ...expressionField(
      scene,
      { name: `arrow.${at + 1}`, label: `Waiting behind arrow ${at + 1}, at most`, kind: 'number' },
      {
        node: node.limits[at],
        optional: true,
        write: () => scene.replace(node, node),
      },
    ),
    write: (value: string) => setArrow(scene, { kind: 'set-arrow', id: scene.idOf(node), part: at + 1, max: value }),
  }));
}

function guardForm(scene: Scene, node: Guarded): readonly FieldSpec[] {
  const { guard } = node;
  const write = (at: number) => (now: Expression | undefined) =>
    scene.replace(guard, {
      ...guard,
      arguments: guard.arguments.flatMap((each, place) => (place === at ? (now ? [now] : []) : [each])),
    });
  const [first, second] = guard.arguments;
  if (guard.form === 'while')
    return [expressionField(scene, { name: 'condition', label: 'While', kind: 'predicate' }, { node: first, write: write(0) })];
  const period = expressionField(scene, { name: 'period', label: 'Within', kind: 'duration' }, { node: first, write: write(0) });
  if (guard.name?.text.toLowerCase() !== 'withinmax') return [period];
  return [period, expressionField(scene, { name: 'max', label: 'At most', kind: 'number' }, { node: second, write: write(1) })];
}

/** Bounds and end; equal bounds are a count. */
function repeatForm(scene: Scene, node: Repeat): readonly FieldSpec[] {
  const { range, until } = node;
  if (!until)
    return [
      expressionField(
        scene,
        { name: 'count', label: 'Times', kind: 'number' },
        {
          node: range?.low,
          write: (count) => withRange(scene, node, count ? { low: count, high: count } : {}),
        },
      ),
    ];
  const counted = range?.low !== undefined && range.low === range.high;
  return [
    expressionField(
      scene,
      { name: 'low', label: 'At least', kind: 'number' },
      {
        node: range?.low,
        optional: true,
        write: (low) => withRange(scene, node, { low, high: range?.high }),
      },
    ),
    expressionField(
      scene,
      { name: 'high', label: 'At most', kind: 'number' },
      {
        node: counted ? range.low : range?.high,
        optional: true,
        write: (high) => withRange(scene, node, { low: range?.low, high }),
      },
    ),
    {
      name: 'until',
      label: 'Until',
      kind: 'pattern',
      ...shownAs(scene, until),
      optional: false,
      write: (value) => written(readPattern(scene, value), (now) => scene.replace(node, { ...node, until: now })),
    },
  ];
}

interface Bounds {
  readonly low?: Expression | undefined;
  readonly high?: Expression | undefined;
}

function withRange(scene: Scene, node: Repeat, { low, high }: Bounds): Change {
  const range: RepeatRange = { kind: 'repeat-range', span: NOWHERE, ...(low ? { low } : {}), ...(high ? { high } : {}) };
  return scene.replace(node, withField(node, 'range', low || high ? range : undefined));
}
