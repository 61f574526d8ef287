import { applyEdits } from '@rulewright/core';
import { check, EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { diagramOf, drawnParts, editText, paletteOf } from '../src/index.js';
import { broken } from './laws.js';
import { MODULES, TYPES } from './modules.js';
import { Random } from './random.js';

// Laws: every tool, dropped on the empty canvas and on every node of every module, changes the text so that it parses, or is refused with
// a reason; undone, the text is what it was; it never throws.

const WORLD: World = {
  ...check(parse(TYPES).document, EMPTY_WORLD).world,
  host: { outputIds: [1, 2], lookups: new Map([['mysql', { name: 'mysql', origin: 'schema', properties: [], supertypes: [] }]]) },
};

const SLOW_MACHINE_MS = 120_000;

describe('every tool', () => {
  const tools = paletteOf(WORLD).flatMap(({ tools }) => tools);

  it('has an id of its own, a name, a line of what it does and an icon', () => {
    expect(new Set(tools.map(({ id }) => id)).size).toBe(tools.length);
    expect(tools.filter(({ name, doc, icon }) => name === '' || doc === '' || icon === '')).toEqual([]);
  });

  it('starts a statement on the empty canvas', () => {
    const refused = tools.flatMap(({ id }) => {
      const outcome = editText('', { kind: 'place', tool: id }, WORLD);
      return outcome.kind === 'refused' ? [`${id}: ${outcome.reason}`] : [];
    });
    expect(refused).toMatchInlineSnapshot(`
      [
        "filter:correlate: there is no earlier event to compare with",
        "annotation:Persist: @Persist is said of a named window",
        "annotation:Load: @Load is said of a named window",
        "branch:matched: only a merge or a split has branches",
        "branch:not-matched: only a merge or a split has branches",
        "branch:split: only a merge or a split has branches",
        "state:property: a property belongs to a definition",
      ]
    `);
  });

  it('gives a text that checks on the empty canvas', () => {
    const wrong = tools.flatMap(({ id }) => {
      const outcome = editText('', { kind: 'place', tool: id }, WORLD);
      if (outcome.kind === 'refused') return [];
      const text = applyEdits('', outcome.edits);
      const { diagnostics } = check(parse(text).document, WORLD);
      return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => `${id}: ${message} | ${text.trim()}`);
    });
    expect(wrong).toMatchInlineSnapshot(`
      [
        "lookup:new: there is no connection "lookup" that answers lookups | select * from event, sql:lookup['select * from rows where id = \${type}'] as a;",
        "aggregate:window: aggregate "window" needs a data window on its stream | select *, window(type) from event;",
        "aggregate:sorted: aggregate "sorted" needs a data window on its stream | select *, sorted() from event;",
        "function:prev: "prev" needs a data window on its stream | select *, prev(1, type) from event;",
        "function:prevtail: "prevtail" needs a data window on its stream | select *, prevtail(1, type) from event;",
        "function:prevwindow: "prevwindow" needs a data window on its stream | select *, prevwindow(type) from event;",
        "function:prevcount: "prevcount" needs a data window on its stream | select *, prevcount(type) from event;",
        "output:recognize: match_recognize is not supported | select * from event match_recognize (measures A.type as first_value pattern (A B) define B as B.type is not null);",
        "context:keyed: create context is not supported | create context NewContext partition by type from event;",
        "context:hash: create context is not supported | create context NewContext coalesce by hash_code(type) from event granularity 16;",
        "context:category: create context is not supported | create context NewContext group by type is null as missing, group by type is not null as present from event;",
        "context:times: create context is not supported | create context NewContext start (0, 8, *, *, *) end (0, 18, *, *, *);",
        "context:initiated: create context is not supported | create context NewContext initiated by event as e terminated after 10 min;",
        "state:table: create table is not supported | create table NewTable (id string primary key, total count(*));",
      ]
    `);
  });

  it(
    'keeps the laws on every form of statement',
    () => {
      const faults = forms().flatMap(({ text, at }) => tools.flatMap(({ id }) => faultOf(text, id, at)));
      expect(faults.slice(0, 10)).toEqual([]);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'keeps the laws on nodes of every kind',
    () => {
      const random = new Random(7);
      const faults = MODULES.flatMap((text) =>
        drawnParts(diagramOf(parse(text).document)).flatMap(({ id: at }) =>
          Array.from({ length: 8 }, () => random.of(tools)).flatMap((tool) => (tool ? faultOf(text, tool.id, at) : [])),
        ),
      );
      expect(faults.slice(0, 10)).toEqual([]);
    },
    SLOW_MACHINE_MS,
  );
});

function faultOf(text: string, tool: string, at: string | undefined): readonly string[] {
  const fault = broken(text, { kind: 'place', tool, ...(at === undefined ? {} : { at }) }, WORLD);
  return fault === undefined ? [] : [`${tool} on ${at ?? 'the canvas'}: ${fault}`];
}

/** The empty canvas, and one frame of each form of statement that the modules have. */
function forms(): readonly { readonly text: string; readonly at: string | undefined }[] {
  const seen = new Set<string>();
  const found: { readonly text: string; readonly at: string | undefined }[] = [{ text: '', at: undefined }];
  for (const text of MODULES) {
    const { document } = parse(text);
    for (const [place, { id, form }] of diagramOf(document).frames.entries()) {
      const statement = document.statements[place];
      const kind = `${form} ${statement?.body.kind === 'on' ? statement.body.action.kind : statement?.body.kind}`;
      if (seen.has(kind) || !statement) continue;
      seen.add(kind);
      found.push({ text: text.slice(statement.span.start, statement.span.end), at: id.startsWith('#') ? '#1' : id });
    }
  }
  return found;
}
