import type { ValueType } from '@rulewright/core';
import { ANY, arrayOf, BOOLEAN, DOUBLE, eventOf, FLOAT, INT, LONG, STRING } from '@rulewright/core';

/* Values as they are recorded: `{"$d":x}` doubles, `{"$n":"Long","v":"1"}` other numbers, `{"$c":"x"}` characters, `{"$e":"X"}` constants. */

/** What the recorder writes where a nested value was too deep for it. */
const CUT_OFF = '...';

type Tagged = Readonly<Record<string, unknown>>;

/** A recorded value as a plain one: tags resolved, `$type` left out. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const tagged = value as Tagged;
  if ('$d' in tagged) return number(tagged['$d']);
  if ('$n' in tagged) return number(tagged['v']);
  if ('$c' in tagged) return tagged['$c'];
  if ('$e' in tagged) return tagged['$e'];
  if ('$o' in tagged) return tagged['v'];
  const entries = Object.entries(tagged).filter(([key]) => key !== '$type');
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
}

/** NaN and infinities stay texts, as in answers of scenarios. */
function number(value: unknown): unknown {
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : String(value);
}

/** True when a part of the value was not recorded. */
export function isCutOff(value: unknown): boolean {
  if (value === CUT_OFF) return true;
  if (Array.isArray(value)) return value.some(isCutOff);
  return value !== null && typeof value === 'object' && Object.values(value).some(isCutOff);
}

/** True when it holds an integer that a JavaScript number cannot hold. */
export function isBeyondSafe(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isBeyondSafe);
  if (value === null || typeof value !== 'object')
    return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  const tagged = value as Tagged;
  if (tagged['$n'] === 'Long' || tagged['$n'] === 'BigInteger') return !Number.isSafeInteger(Number(tagged['v']));
  return !('$d' in tagged) && !('$n' in tagged) && Object.values(tagged).some(isBeyondSafe);
}

/** True when it holds an object of the host that is neither an event nor a collection. */
export function holdsHostObject(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsHostObject);
  if (value === null || typeof value !== 'object') return false;
  return '$o' in value || Object.values(value).some(holdsHostObject);
}

const BY_TAG: Readonly<Record<string, ValueType>> = {
  Long: LONG,
  Float: FLOAT,
  Double: DOUBLE,
  BigDecimal: DOUBLE,
  BigInteger: LONG,
  Short: INT,
  Byte: INT,
};

/** The type that a recorded value shows; `any` where it shows none. */
export function typeShownBy(value: unknown): ValueType {
  if (Array.isArray(value)) {
    const element = value.map(typeShownBy).find((type) => type.kind !== 'any');
    return element ? arrayOf(element) : ANY;
  }
  if (typeof value === 'string') return value === CUT_OFF ? ANY : STRING;
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'number') return INT;
  return value === null || typeof value !== 'object' ? ANY : typeOfTagged(value as Tagged);
}

function typeOfTagged(tagged: Tagged): ValueType {
  if ('$d' in tagged) return DOUBLE;
  if ('$c' in tagged || '$e' in tagged) return STRING;
  if ('$n' in tagged) return BY_TAG[String(tagged['$n'])] ?? ANY;
  return '$type' in tagged ? eventOf(String(tagged['$type'])) : ANY;
}
