/** One number of an address in a regular expression: any, or one of those. */
const ANY_NUMBER = '[0-9]{1,3}';
const DOT = '[.]';

/**
 * The regular expression that an IPv4 address of a network fulfils as a whole: `10.0.0.0/8` is `10[.][0-9]{1,3}[.]…`. Undefined when the
 * text is no network.
 */
export function networkPattern(network: string): string | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(network.trim());
  const numbers = match?.slice(1, 5).map(Number);
  const bits = Number(match?.[5]);
  if (!numbers || bits > 32 || numbers.some((number) => number > 255)) return undefined;
  return numbers.map((number, place) => numberPattern(number, Math.max(0, Math.min(8, bits - place * 8)))).join(DOT);
}

function numberPattern(number: number, bits: number): string {
  if (bits === 0) return ANY_NUMBER;
  if (bits === 8) return String(number);
  const size = 2 ** (8 - bits);
  const first = Math.floor(number / size) * size;
  return `(?:${Array.from({ length: size }, (_, step) => first + step).join('|')})`;
}

/** The network that a pattern of {@link networkPattern} stands for; undefined for any other pattern. */
export function networkOf(pattern: string): string | undefined {
  const parts = pattern.split(DOT);
  if (parts.length !== 4) return undefined;
  const numbers = parts.map(firstNumber);
  const bits = parts.map(bitsOf).reduce((sum, each) => sum + each, 0);
  const network = `${numbers.join('.')}/${bits}`;
  return networkPattern(network) === pattern ? network : undefined;
}

function firstNumber(part: string): string {
  return part === ANY_NUMBER ? '0' : (/^(?:\(\?:)?(\d+)/.exec(part)?.[1] ?? '');
}

function bitsOf(part: string): number {
  if (part === ANY_NUMBER) return 0;
  return part.startsWith('(') ? 8 - Math.round(Math.log2(part.split('|').length)) : 8;
}
