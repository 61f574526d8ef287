import type { Literal, TimePart, TimePeriod, TimeUnit, View } from '../../syntax/ast.js';
import type { EplDocument } from '../../syntax/ast-statement.js';
import { sourceOf } from '../../syntax/edit.js';
import type { Change } from './change.js';

/** A period twice as long and half as long: windows, guards, intervals and output rates alike. */
export function changePeriod(document: EplDocument, node: TimePeriod): readonly Change[] {
  const was = sourceOf(document, node);
  const longer = scaled(document, node, (value) => ({ value: value * 2 }));
  const shorter = scaled(document, node, halved);
  return [
    ...(longer === undefined ? [] : [{ kind: 'length-doubled' as const, node, replacement: longer, was, becomes: longer }]),
    ...(shorter === undefined ? [] : [{ kind: 'length-halved' as const, node, replacement: shorter, was, becomes: shorter }]),
  ];
}

/** `length(5)`, `time(30)`: a window's size that is a bare number. */
export function changeSize(_: EplDocument, node: View): readonly Change[] {
  const size = node.arguments.find((argument): argument is Literal => argument.kind === 'literal');
  if (size === undefined || typeof size.value !== 'number' || size.value < 1) return [];
  const change = (kind: 'length-doubled' | 'length-halved', value: number): Change => ({
    kind,
    node: size,
    replacement: { ...size, value },
    place: node,
    was: `${node.name.text}(${size.value})`,
    becomes: `${node.name.text}(${value})`,
  });
  const half = Math.floor(size.value / 2);
  return [change('length-doubled', size.value * 2), ...(half > 0 ? [change('length-halved', half)] : [])];
}

interface Length {
  readonly value: number;
  readonly unit?: TimeUnit;
}

const SMALLER: Partial<Record<TimeUnit, readonly [count: number, unit: TimeUnit, word: string]>> = {
  week: [7, 'day', 'days'],
  day: [24, 'hour', 'hours'],
  hour: [60, 'minute', 'min'],
  minute: [60, 'second', 'sec'],
  second: [1000, 'millisecond', 'msec'],
};

function halved(value: number, unit: TimeUnit): Length {
  const smaller = SMALLER[unit];
  if (value % 2 === 0 || smaller === undefined) return { value: value / 2 };
  return { value: (value * smaller[0]) / 2, unit: smaller[1] };
}

/** The text of a period with each of its numbers changed; undefined when one of them is computed. */
function scaled(document: EplDocument, node: TimePeriod, by: (value: number, unit: TimeUnit) => Length): string | undefined {
  const parts = node.parts.map((part) => scaledPart(document, part, by));
  return parts.includes(undefined) ? undefined : parts.join(' ');
}

function scaledPart(document: EplDocument, part: TimePart, by: (value: number, unit: TimeUnit) => Length): string | undefined {
  const { value } = part;
  if (value.kind !== 'literal' || typeof value.value !== 'number' || value.value <= 0) return undefined;
  const length = by(value.value, part.unit);
  const word = sourceOf(document, part).slice(sourceOf(document, value).length).trim();
  return `${length.value} ${length.unit === undefined ? word : (SMALLER[part.unit]?.[2] ?? word)}`;
}
