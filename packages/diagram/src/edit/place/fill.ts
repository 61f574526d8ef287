import { isNumeric, type ValueType } from '@rulewright/core';
import type { Read } from '../fragment.js';
import { writtenName } from '../make.js';
import { refuse } from '../outcome.js';
import { freshTag } from '../pattern/tags.js';
import type { Scene } from '../scene.js';
import { freshName, statementNames, takenNames } from '../statement/names.js';
import type { Ground, Readable } from './ground.js';

/** What a text of a tool is filled with. */
export interface Filling {
  readonly ground: Ground;
  /** the statement it goes into, whose names are taken */
  readonly at?: string | undefined;
  /** a type to read, where the text wants one */
  readonly source?: string | undefined;
}

const PLACES = /\{(any|other|text|number|time|array|event|tag|source|stream|window|column|new-property|new:\w+)\}/g;

const WANTED: Readonly<Record<string, { readonly word: string; fits(type: ValueType): boolean }>> = {
  any: { word: 'a property', fits: ({ kind }) => kind !== 'event' && kind !== 'array' },
  other: { word: 'a property', fits: ({ kind }) => kind !== 'event' && kind !== 'array' },
  text: { word: 'a property that is a text', fits: ({ kind }) => kind === 'string' || kind === 'any' },
  number: { word: 'a property that is a number', fits: (type) => isNumeric(type) },
  time: { word: 'a property that is an instant in milliseconds', fits: ({ kind }) => kind === 'long' },
  array: { word: 'a property that is a list', fits: ({ kind }) => kind === 'array' },
};

/** The text with its places filled; refused when there is nothing that fits. */
export function fill(scene: Scene, text: string, filling: Filling): Read<string> {
  let missing = '';
  const filled = text.replace(PLACES, (whole, place: string) => {
    const found = filler(scene, place, filling);
    if (found === undefined && missing === '') missing = WANTED[place]?.word ?? WORDS[place] ?? place;
    return found ?? whole;
  });
  if (missing === '') return { kind: 'read', node: filled };
  const { event } = filling.ground;
  return refuse(
    `this needs ${missing}${event === undefined ? '' : `, and "${event}" has none`}`,
    'drop it where there is one, or declare one',
  );
}

const WORDS: Readonly<Record<string, string>> = {
  source: 'an event type to read',
  event: 'an event',
  window: 'a named window',
  column: 'a named window',
};

function filler(scene: Scene, place: string, filling: Filling): string | undefined {
  if (place.startsWith('new:')) return fresh(scene, place.slice('new:'.length));
  const wanted = WANTED[place];
  if (wanted) return propertyFor(filling.ground, place, wanted.fits)?.path;
  switch (place) {
    case 'tag':
      return freshTag(filling.at === undefined ? undefined : scene.statement(filling.at));
    case 'source':
      return filling.source === undefined ? undefined : writtenName(filling.source);
    case 'event':
      return filling.ground.event;
    case 'stream':
      return writtenName(freshName('NewStream', takenNames(scene)));
    case 'window':
      return firstWindow(scene);
    case 'column':
      return windowColumn(scene);
    case 'new-property':
      return freshName('property', new Set(filling.ground.properties.map(({ property }) => property.name)));
    default:
      return undefined;
  }
}

function fresh(scene: Scene, wanted: string): string {
  return writtenName(freshName(wanted, new Set([...takenNames(scene), ...statementNames(scene)])));
}

function propertyFor({ properties }: Ground, place: string, fits: (type: ValueType) => boolean): Readable | undefined {
  const fitting = properties.filter(({ property }) => fits(property.type));
  const texts = fitting.filter(({ property }) => property.type.kind === 'string');
  const [first, second] =
    place === 'any' || place === 'other' ? [...texts, ...fitting.filter((each) => !texts.includes(each))] : fitting;
  return place === 'other' ? (second ?? first) : first;
}

function firstWindow(scene: Scene): string | undefined {
  const [name] = scene.checked.world.windows.keys();
  return name === undefined ? undefined : writtenName(name);
}

function windowColumn(scene: Scene): string | undefined {
  const [window] = scene.checked.world.windows.values();
  const type = window && scene.checked.world.types.get(window.eventType);
  const column = type?.properties[0]?.name;
  return column === undefined ? undefined : writtenName(column);
}

/** A type to read when nobody says which: a declared one before a derived one. */
export function someType(scene: Scene): string | undefined {
  const types = [...scene.checked.world.types.values()].filter(({ properties }) => properties.length > 0);
  return (types.find(({ origin }) => origin === 'schema') ?? types.find(({ origin }) => origin === 'derived'))?.name;
}
