/**
 * A part of the picture, as a person would point at it: `'Scan: Time window'` is the part of the statement Scan whose words begin so,
 * `'Scan'` the head of that statement.
 */
export type Part = string;

/** What is written into the inspector: a text, a choice of a list, a tick, or conditions in rows. */
export type Entry =
  | { readonly kind: 'text'; readonly field: string; readonly value: string }
  | { readonly kind: 'choice'; readonly field: string; readonly value: string }
  | { readonly kind: 'tick'; readonly field: string }
  | { readonly kind: 'conditions'; readonly rows: readonly ConditionRow[] };

/** One row of the predicate builder; `expression`: one that no row can say. */
export type ConditionRow =
  | { readonly property: string; readonly operator: string; readonly value?: string }
  | { readonly expression: string };

/** One thing that a hand does with the mouse, and what it types into the field that it clicked. */
export type Step =
  /** a tool of the palette onto a part, or onto the empty canvas */
  | { readonly kind: 'drag'; readonly tool: string; readonly onto?: Part }
  /** the statement that was just made gets a name by its head */
  | { readonly kind: 'name'; readonly name: string }
  /** a click on a part, and its fields in the inspector */
  | { readonly kind: 'set'; readonly part: Part; readonly entries: readonly Entry[] }
  /** an edge from the port of one part to another part */
  | { readonly kind: 'connect'; readonly from: Part; readonly to: Part };

export const drag = (tool: string, onto?: Part): Step => ({ kind: 'drag', tool, ...(onto === undefined ? {} : { onto }) });

/** A new statement that reads something, with a name. */
export const begin = (tool: string, name: string): readonly Step[] => [drag(tool), { kind: 'name', name }];

export const set = (part: Part, ...entries: readonly Entry[]): Step => ({ kind: 'set', part, entries });

export const text = (field: string, value: string): Entry => ({ kind: 'text', field, value });
export const choose = (field: string, value: string): Entry => ({ kind: 'choice', field, value });
export const tick = (field: string): Entry => ({ kind: 'tick', field });
export const conditions = (...rows: readonly ConditionRow[]): Entry => ({ kind: 'conditions', rows });

export const connect = (from: Part, to: Part): Step => ({ kind: 'connect', from, to });

/** The step as a sentence of the manual. */
export function sentenceOf(step: Step): string {
  switch (step.kind) {
    case 'drag':
      return `Drag **${toolName(step.tool)}** ${step.onto === undefined ? 'onto the empty canvas' : `onto ${partWords(step.onto)}`}.`;
    case 'name':
      return `Click the head of the new statement and fill *Name* with \`${step.name}\`.`;
    case 'set':
      return `Click ${partWords(step.part)}${step.entries.map((entry) => `; ${entryWords(entry)}`).join('')}.`;
    case 'connect':
      return `Draw an edge from the port of ${partWords(step.from)} to ${partWords(step.to)}.`;
  }
}

/** `Timers › At` is the tool At under the head Timers. */
function toolName(tool: string): string {
  return tool.split(' › ').at(-1) ?? tool;
}

function partWords(part: Part): string {
  const { statement, words } = placeOf(part);
  return words === undefined ? `the head of *${statement}*` : `*${words}* of *${statement}*`;
}

/** The statement of a part, and the beginning of what the part says; without it the statement itself. */
export function placeOf(part: Part): { readonly statement: string; readonly words?: string } {
  const at = part.indexOf(': ');
  return at < 0 ? { statement: part } : { statement: part.slice(0, at), words: part.slice(at + 2) };
}

function entryWords(entry: Entry): string {
  switch (entry.kind) {
    case 'text':
      return entry.value === '' ? `empty *${entry.field}*` : `fill *${entry.field}* with \`${entry.value}\``;
    case 'choice':
      return `choose \`${entry.value}\` in *${entry.field}*`;
    case 'tick':
      return `tick *${entry.field}*`;
    case 'conditions':
      return `say in its conditions ${entry.rows.map(rowWords).join(', ')}`;
  }
}

function rowWords(row: ConditionRow): string {
  if ('expression' in row) return `the expression \`${row.expression}\``;
  return `\`${[row.property, row.operator, row.value].filter(Boolean).join(' ')}\``;
}
