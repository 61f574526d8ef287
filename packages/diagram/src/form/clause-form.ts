import type { OutputRate, SelectBody } from '@rulewright/epl/syntax';
import { addColumn, removeColumn, setColumn } from '../edit/clause/column-edits.js';
import { type SelectHolder, selectHolder } from '../edit/clause/holder.js';
import { setClause, setDistinct } from '../edit/clause/set-clause.js';
import type { ClauseName } from '../edit/diagram-edit.js';
import { type Change, refuse } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { choice, type FieldKind, type FieldSpec } from './field.js';
import { flagField, shownAs, shownList } from './make-field.js';
import { joinField, onField } from './source-form.js';

/** A clause whose text is one field. */
export function clauseField(
  scene: Scene,
  id: string,
  { clause, label, kind }: { readonly clause: ClauseName; readonly label: string; readonly kind: FieldKind },
): FieldSpec | undefined {
  const body = selectHolder(scene, id)?.body;
  if (!body) return undefined;
  return {
    name: clause,
    label,
    kind,
    ...shownClause(scene, body, clause),
    optional: clause !== 'select',
    write: (text) => setClause(scene, { kind: 'set-clause', id, clause, text }),
  };
}

function shownClause(scene: Scene, body: SelectBody, clause: ClauseName): Pick<FieldSpec, 'value' | 'span'> {
  switch (clause) {
    case 'select':
      return shownList(scene, body.items);
    case 'group-by':
      return shownList(scene, body.groupBy);
    case 'order-by':
      return shownList(scene, body.orderBy);
    case 'where':
      return shownAs(scene, body.where);
    case 'having':
      return shownAs(scene, body.having);
    case 'output':
      return behindWord(shownAs(scene, body.output), 'output');
    case 'limit':
      return behindWord(shownAs(scene, body.limit), 'limit');
    case 'match-recognize':
      return behindWord(shownAs(scene, body.matchRecognize), 'match_recognize');
    case 'insert-into':
      return body.insertInto ? { value: body.insertInto.target.text, span: body.insertInto.target.span } : { value: '' };
    case 'into-table':
      return body.intoTable ? { value: body.intoTable.text, span: body.intoTable.span } : { value: '' };
  }
}

/** Without the keyword, which the label says. */
function behindWord(shown: Pick<FieldSpec, 'value' | 'span'>, word: string): Pick<FieldSpec, 'value' | 'span'> {
  return { ...shown, value: shown.value.replace(new RegExp(`^${word}\\s*`, 'i'), '') };
}

/** Columns one by one, and how they are chosen. */
export function selectForm(scene: Scene, id: string): readonly FieldSpec[] {
  const holder = selectHolder(scene, id);
  if (!holder) return [];
  return [
    ...columnFields(scene, id, holder.body.items),
    flagField(
      { name: 'distinct', label: 'Leave out equal rows' },
      {
        value: holder.body.distinct,
        write: (distinct) => setDistinct(scene, { kind: 'set-distinct', id, distinct }),
      },
    ),
    selectorField(holder),
  ];
}

/** One field a column, and an empty one for the next. */
export function columnFields(scene: Scene, id: string, items: readonly SelectBody['items'][number][]): readonly FieldSpec[] {
  const fields = items.map(
    (item, at): FieldSpec => ({
      name: `column.${at}`,
      label: item.alias?.text ?? `Column ${at + 1}`,
      kind: 'expression',
      ...shownAs(scene, item),
      optional: items.length > 1,
      write: (value) =>
        value.trim() === ''
          ? removeColumn(scene, { kind: 'remove-column', id, at })
          : setColumn(scene, { kind: 'set-column', id, at, column: value }),
    }),
  );
  return [...fields, nextColumn(scene, id, 'column-list')];
}

export function nextColumn(scene: Scene, id: string, kind: 'column-list' | 'property-list'): FieldSpec {
  return {
    name: 'column.new',
    label: kind === 'column-list' ? 'Another column' : 'Another property',
    kind,
    value: '',
    optional: true,
    write: (value) =>
      value.trim() === '' ? { kind: 'change', edits: [] } : addColumn(scene, { kind: 'add-column', id, column: value }),
  };
}

const SELECTORS: readonly NonNullable<SelectBody['selector']>[] = ['istream', 'rstream', 'irstream'];

function selectorField({ body, write }: SelectHolder): FieldSpec {
  return {
    name: 'selector',
    label: 'Rows',
    kind: 'choice',
    value: body.selector ?? '',
    optional: true,
    choices: [
      choice('', 'that come'),
      choice('istream', 'that come (istream)'),
      choice('rstream', 'that leave'),
      choice('irstream', 'both'),
    ],
    write: (value) => {
      const selector = SELECTORS.find((each) => each === value);
      if (!selector && value !== '') return refuse(`there is no choice "${value}"`);
      const { selector: _, ...rest } = body;
      return write(selector ? { ...body, selector } : rest);
    },
  };
}

const MODES: readonly NonNullable<OutputRate['mode']>[] = ['all', 'first', 'last', 'snapshot'];

/** How rows leave: which of them, how often; other triggers as they are written. */
export function outputForm(scene: Scene, id: string): readonly FieldSpec[] {
  const output = selectHolder(scene, id)?.body.output;
  const whole = clauseField(scene, id, { clause: 'output', label: 'Output', kind: 'epl' });
  if (output?.trigger?.kind !== 'output-every') return whole ? [whole] : [];
  const { trigger } = output;
  const rate = (mode: string, interval: string): Change =>
    setClause(scene, {
      kind: 'set-clause',
      id,
      clause: 'output',
      text: [afterText(scene, output), mode, `every ${interval}`].filter(Boolean).join(' '),
    });
  const interval = scene.source(trigger.interval);
  const unit = trigger.unit === 'events' ? ' events' : '';
  return [
    {
      name: 'mode',
      label: 'Which rows',
      kind: 'choice',
      value: output.mode ?? '',
      optional: true,
      choices: [choice('', 'all that changed'), ...MODES.map((mode) => choice(mode))],
      write: (mode) => rate(mode, interval + unit),
    },
    {
      name: 'interval',
      label: 'Every',
      kind: trigger.unit === 'events' ? 'number' : 'duration',
      ...shownAs(scene, trigger.interval),
      optional: false,
      write: (now) => rate(output.mode ?? '', now + unit),
    },
    ...(whole ? [whole] : []),
  ];
}

function afterText(scene: Scene, output: OutputRate): string {
  return output.after ? `after ${scene.source(output.after)}${output.afterEvents ? ' events' : ''}` : '';
}

/** Of every input behind the first: how it joins and on what. */
export function joinForm(scene: Scene, id: string): readonly FieldSpec[] {
  const joins = selectHolder(scene, id)?.body.from?.joins ?? [];
  return joins.flatMap((join, at) => [
    joinField(scene, scene.idOf(join), { name: `join.${at + 1}`, form: join.join === 'comma' ? 'inner' : join.join }),
    onField(scene, scene.idOf(join), `on.${at + 1}`, join.on),
  ]);
}
