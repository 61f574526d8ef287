import { describe, expect, it } from 'vitest';
import { OUT_OF_SCOPE } from '../../test/syntax/out-of-scope.js';
import { hasTraces, type TracedText, tracedOutputLimits, tracedPatterns, tracedTexts } from '../../test/syntax/shared.js';
import { nodeIds } from './node-id.js';
import { parse } from './parse.js';
import { print } from './print.js';

// What Esper accepts parses here, but for what is listed by reason in test/syntax/out-of-scope.ts.

describe.skipIf(!hasTraces)('the texts that Esper was given', { timeout: 60_000 }, () => {
  const texts = hasTraces ? tracedTexts() : [];
  const valid = texts.filter(({ use }) => use !== 'invalid');

  const complaints = ({ epl }: TracedText): readonly string[] => parse(epl).diagnostics.map(({ message }) => message);
  const reasonFor = ({ epl }: TracedText): string | undefined => OUT_OF_SCOPE.find(({ matches }) => matches.test(epl))?.reason;

  it('parse without a complaint, or are refused for a listed reason', () => {
    const counts = new Map<string, { parsed: number; refused: number }>();
    const unexplained: string[] = [];
    for (const text of valid) {
      const count = counts.get(text.area) ?? { parsed: 0, refused: 0 };
      counts.set(text.area, count);
      const [first] = complaints(text);
      if (first === undefined) count.parsed++;
      else if (reasonFor(text) !== undefined) count.refused++;
      else unexplained.push(`${text.area} ${text.scenario}: ${first}\n${text.epl}`);
    }
    const table = [...counts].map(
      ([area, { parsed, refused }]) => `${area.padEnd(24)} parsed ${String(parsed).padStart(4)}  out of scope ${refused}`,
    );
    process.stdout.write(`${table.join('\n')}\n`);
    expect(unexplained).toEqual([]);
  });

  it('are rejected where Esper found a syntax error', () => {
    const syntaxErrors = texts.filter(
      ({ use, message }) => use === 'invalid' && /Incorrect syntax|Unexpected end-of-input/.test(message),
    );
    expect(syntaxErrors.length).toBeGreaterThan(0);
    expect(syntaxErrors.filter((text) => complaints(text).length === 0).map(({ epl }) => epl)).toEqual([]);
  });

  it('print and parse to the same tree', () => {
    const changed = valid.filter(({ epl }) => {
      const { document, diagnostics } = parse(epl);
      if (diagnostics.length > 0 || document.statements.some(({ body }) => body.kind === 'opaque')) return false;
      return withoutPlace(parse(print(document)).document) !== withoutPlace(document);
    });
    expect(changed.map(({ epl }) => epl)).toEqual([]);
  });

  it('have an id for every node, each once', () => {
    const doubled = valid.filter(({ epl }) => {
      const ids = [...nodeIds(parse(epl).document).values()];
      return new Set(ids).size !== ids.length;
    });
    expect(doubled).toEqual([]);
  });

  it('include patterns and output limits', () => {
    const statements = [...tracedPatterns(), ...tracedOutputLimits()];
    expect(statements.filter((epl) => parse(epl).diagnostics.length > 0)).toEqual([]);
  });
});

function withoutPlace(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) =>
    key === 'span' || key === 'tokens' || (key === 'text' && isSource(value)) ? undefined : value,
  );
}

/** The text of a document, unlike that of a name. */
function isSource(value: unknown): boolean {
  return typeof value === 'string' && /\s/.test(value);
}
