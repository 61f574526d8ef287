import { describe, expect, it } from 'vitest';
import { EXAMPLE_WORLD, statementAround } from '../../../test/semantics/example-world.js';
import { parse } from '../../syntax/parse.js';
import { check } from '../check.js';
import { checkQuery } from '../check-query.js';
import { CATALOGUE } from './catalogue.js';
import type { CatalogueEntry } from './entry.js';
import { supportPage } from './support-page.js';

/** Codes of the errors that the example of an entry gives, in a statement around it. */
function errorCodes(entry: CatalogueEntry): readonly string[] {
  const { document, diagnostics } = parse(statementAround(entry));
  const onDemand = entry.kind === 'statement' && entry.name.endsWith('on demand');
  const checked = onDemand ? checkQuery(document, EXAMPLE_WORLD) : check(document, EXAMPLE_WORLD);
  return [...diagnostics, ...checked.diagnostics].filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

const label = (entry: CatalogueEntry) => [entry.kind, entry.name, entry] as const;
const runs = CATALOGUE.filter(({ support }) => support.kind !== 'refused').map(label);
const refused = CATALOGUE.filter(({ support }) => support.kind === 'refused').map(label);

describe('docs/epl-support.md', () => {
  it('says what the catalogue says (npx vitest run -u support-page writes it)', async () => {
    await expect(supportPage()).toMatchFileSnapshot('../../../../../docs/epl-support.md');
  });
});

describe('an example of the catalogue', () => {
  it.each(runs)('%s %s is accepted, as the page says', (_kind, _name, entry) => {
    expect(errorCodes(entry)).toEqual([]);
  });

  it.each(refused)('%s %s is refused, as the page says', (_kind, _name, entry) => {
    expect(errorCodes(entry)).toContain('support-refused');
  });
});
