import type { EventRecord } from '@rulewright/core';
import {
  canConnect,
  type DiagramEdit,
  diagramOf,
  drawModule,
  type EditOutcome,
  editText,
  type Field,
  formOf,
  type ModuleDiagram,
  type Note,
  notesOf,
  type Predicate,
  paletteOf,
  printPredicate,
  type Refusal,
  readPredicate,
  type SampleCondition,
  type SampledProperty,
  sampleConditions,
  type ToolGroup,
} from '@rulewright/diagram';
import { check, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { type MergedPart, mergeTexts } from '../merge/merge-texts.js';
import { type GroupHead, groupHead } from './group-head.js';

/** What the picture asks when it is drawn on; answered beside the language, off the main thread. */
export interface DrawingService {
  /** text edits for an edit of the picture, or why not */
  edit(text: string, edit: DiagramEdit): EditOutcome;
  /** of several edits that could be made now, why each cannot; undefined for those that can */
  refusals(text: string, edits: readonly DiagramEdit[]): readonly (Refusal | undefined)[];
  picture(text: string): Picture;
  /** tools for this text: what the language has, and what there is to read in the world and in the text */
  palette(text: string): readonly ToolGroup[];
  /** what can be set of a part */
  form(text: string, id: string): readonly FormField[];
  /** what the keys and the aggregates of a statement's groups are called */
  groupHead(text: string, statement: string): GroupHead | undefined;
  printPredicate(predicate: Predicate): string;
  /** what the values of an event say as conditions */
  sampleConditions(event: EventRecord, properties: readonly SampledProperty[]): readonly SampleCondition[];
  /** two texts that were made from a third, statement by statement */
  merge(base: string, mine: string, theirs: string): readonly MergedPart[];
}

/** A field of a form; conditions come as the builder shows them. */
export interface FormField extends Field {
  readonly predicate?: Predicate;
}

export interface Picture {
  readonly diagram: ModuleDiagram;
  readonly notes: readonly Note[];
}

/** What a text looks like. */
export function pictureOf(text: string): Picture {
  const { document } = parse(text);
  return { diagram: diagramOf(document), notes: notesOf(document) };
}

/** Reads the world anew for every question: it changes when other rules do. */
export function drawingService(worldNow: () => World): DrawingService {
  return {
    edit: (text, edit) => {
      const refused = edit.kind === 'connect' ? canConnect(drawModule(text, worldNow()), edit.from, edit.to) : undefined;
      return refused?.kind === 'refused' ? refused : editText(text, edit, worldNow());
    },
    refusals: (text, edits) => {
      const module = drawModule(text, worldNow());
      return edits.map((edit) => {
        // an edge is asked about its types too, which an edit alone is not
        const outcome = edit.kind === 'connect' ? canConnect(module, edit.from, edit.to) : editText(text, edit, worldNow());
        return outcome.kind === 'refused' ? outcome : undefined;
      });
    },
    picture: pictureOf,
    palette: (text) => paletteOf(check(parse(text).document, worldNow()).world),
    form: (text, id) =>
      formOf(text, id, worldNow()).map((field) =>
        field.kind === 'predicate' ? { ...field, predicate: readPredicate(field.value) } : field,
      ),
    groupHead: (text, statement) => groupHead(check(parse(text).document, worldNow()).module, statement, text),
    printPredicate,
    sampleConditions: (event, properties) => sampleConditions(event, properties, Date.parse),
    merge: mergeTexts,
  };
}
