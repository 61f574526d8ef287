import { type FunctionEntry, refused } from './entry.js';
import { type FunctionSource, functionEntry } from './function-entry.js';
import { sig } from './signature.js';

/** Functions of Java classes that EPL content calls; the classes of java.lang, java.math, java.text and java.util are imported. */
const HOST: readonly FunctionSource[] = [
  {
    name: 'Arrays.asList',
    signatures: [sig('array-of-widest', 'value: any*')],
    doc: 'Its arguments, or the elements of its one array argument, as a collection.',
    example: 'Arrays.asList(targets).contains(src_ip)',
    mark: 'S',
  },
  {
    name: 'Math.abs',
    signatures: [sig('first', 'x: numeric')],
    doc: 'The number without its sign.',
    example: 'Math.abs(x - y)',
  },
  {
    name: 'Math.max',
    signatures: [sig('widest', 'a: numeric', 'b: numeric')],
    doc: 'The greater of two numbers.',
    example: 'Math.max(x, 0)',
  },
  {
    name: 'Math.min',
    signatures: [sig('widest', 'a: numeric', 'b: numeric')],
    doc: 'The lesser of two numbers.',
    example: 'Math.min(x, 9)',
  },
  {
    name: 'Math.round',
    signatures: [sig('long', 'x: numeric')],
    doc: 'The nearest whole number, half up.',
    example: 'Math.round(x)',
  },
  {
    name: 'Math.floor',
    signatures: [sig('double', 'x: numeric')],
    doc: 'The greatest whole number not above it.',
    example: 'Math.floor(x)',
  },
  {
    name: 'Math.ceil',
    signatures: [sig('double', 'x: numeric')],
    doc: 'The least whole number not below it.',
    example: 'Math.ceil(x)',
  },
  { name: 'Math.sqrt', signatures: [sig('double', 'x: numeric')], doc: 'The square root.', example: 'Math.sqrt(x*x + y*y)' },
  {
    name: 'Math.pow',
    signatures: [sig('double', 'x: numeric', 'y: numeric')],
    doc: 'x to the power of y.',
    example: 'Math.pow(x, 2)',
  },
  { name: 'Math.exp', signatures: [sig('double', 'x: numeric')], doc: 'e to the power of x.', example: 'Math.exp(x)' },
  { name: 'Math.log', signatures: [sig('double', 'x: numeric')], doc: 'The natural logarithm.', example: 'Math.log(x)' },
  { name: 'Math.log10', signatures: [sig('double', 'x: numeric')], doc: 'The logarithm to base 10.', example: 'Math.log10(x)' },
  {
    name: 'Math.signum',
    signatures: [sig('double', 'x: numeric')],
    doc: 'Minus one, zero or one, by the sign.',
    example: 'Math.signum(x)',
  },
  {
    name: 'Integer.parseInt',
    signatures: [sig('int', 'text: string')],
    doc: 'The text as an int.',
    example: 'Integer.parseInt(port)',
  },
  {
    name: 'Integer.valueOf',
    signatures: [sig('int', 'value: any')],
    doc: 'The value as an int.',
    example: 'Integer.valueOf(port)',
  },
  {
    name: 'Long.parseLong',
    signatures: [sig('long', 'text: string')],
    doc: 'The text as a long.',
    example: 'Long.parseLong(size)',
  },
  { name: 'Long.valueOf', signatures: [sig('long', 'value: any')], doc: 'The value as a long.', example: 'Long.valueOf(size)' },
  {
    name: 'Double.parseDouble',
    signatures: [sig('double', 'text: string')],
    doc: 'The text as a double.',
    example: 'Double.parseDouble(size)',
  },
  {
    name: 'Double.valueOf',
    signatures: [sig('double', 'value: any')],
    doc: 'The value as a double.',
    example: 'Double.valueOf(size)',
  },
  {
    name: 'Boolean.parseBoolean',
    signatures: [sig('boolean', 'text: string')],
    doc: 'Whether the text is "true", in any case.',
    example: 'Boolean.parseBoolean(type)',
  },
  { name: 'String.valueOf', signatures: [sig('string', 'value: any')], doc: 'The value as text.', example: 'String.valueOf(port)' },
  {
    name: 'String.format',
    signatures: [sig('string', 'format: string', 'value: any*')],
    doc: 'Text made of a format and values.',
    example: "String.format('%s:%d', host, src_port)",
    support: refused('use || to join texts'),
  },
  {
    name: 'Collections.max',
    signatures: [sig('element', 'values: array')],
    doc: 'The greatest element.',
    example: 'Collections.max(sizes)',
    mark: 'R',
    support: refused('use the enumeration method max()'),
  },
  {
    name: 'Collections.min',
    signatures: [sig('element', 'values: array')],
    doc: 'The least element.',
    example: 'Collections.min(sizes)',
    mark: 'R',
    support: refused('use the enumeration method min()'),
  },
  {
    name: 'System.currentTimeMillis',
    signatures: [sig('long')],
    doc: 'The wall clock.',
    example: 'System.currentTimeMillis()',
    mark: 'R',
    support: refused('a rule knows engine time alone: use current_timestamp'),
  },
];

export const HOST_FUNCTIONS: readonly FunctionEntry[] = HOST.map((source) => functionEntry(source, true));
