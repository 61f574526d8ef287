import { readFileSync, writeFileSync } from 'node:fs';
import { applyEdits } from '@rulewright/core';
import { EMPTY_WORLD } from '@rulewright/epl/semantics';
import { expect, it } from 'vitest';
import { editText } from '../edit/edit-text.js';
import { canConnect } from './can-connect.js';
import { drawModule } from './drawn-module.js';

const PAGE = new URL('../../../../docs/connections.md', import.meta.url);

/** A module with a part of every kind that an edge can be drawn from or to. */
const GROUND = `create schema event(type string, src_ip string, port int);

@Name('kind') create schema Login(src_ip string, login string);
@Name('big') insert into Big
select src_ip, port from event(port > 1000)#time(30 sec) where type = 'a';
@Name('next') @Alert select src_ip from Big;
@Name('seen') create window Seen#keepall as (src_ip string, n int);
@Name('counts') create table Counts (src_ip string primary key, total count(*));
@Name('per') create context PerIp partition by src_ip from event;
@Name('limit') create variable int threshold = 10;
@Name('steps') select a.src_ip from pattern [every a=event -> b=event(port = 1)];
@Name('merge') on event as e merge Seen as s where s.src_ip = e.src_ip when matched then delete;
@Name('box') create dataflow Flow {};
`;

/** What is said of a part, and its id. */
type Part = readonly [words: string, id: string];

const FROM: readonly Part[] = [
  ['a source', 'big/from.0'],
  ['a filter', 'big/from.0/filter'],
  ['a window of a source', 'big/from.0/view.0'],
  ['Select', 'big/select'],
  ['a derived stream that is read', 'next/from.0'],
  ['a part of a pattern', 'steps/from.0/pattern/followed-by.1'],
  ['the event that starts a merge', 'merge/trigger'],
  ['an event type', 'kind/definition'],
  ['a named window', 'seen/definition'],
  ['a table', 'counts/definition'],
  ['a context', 'per/definition'],
  ['a variable', 'limit/definition'],
];
const TO: readonly Part[] = [
  ['a source', 'big/from.0'],
  ['a filter', 'big/from.0/filter'],
  ['Where', 'big/where'],
  ['Select', 'next/select'],
  ['Insert into', 'big/insert-into'],
  ['an alert', 'next/annotation.1'],
  ['a source of a derived stream', 'next/from.0'],
  ['an event of a pattern', 'steps/from.0/pattern/followed-by.1'],
  ['the parts of a pattern', 'steps/from.0/pattern/followed-by'],
  ['the window that a merge changes', 'merge/target'],
  ['an event type', 'kind/definition'],
  ['a named window', 'seen/definition'],
  ['a table', 'counts/definition'],
  ['a context', 'per/definition'],
  ['a variable', 'limit/definition'],
  ['an EPL box', 'box/epl'],
];

const HEAD = `# What can be connected

An edge is drawn from the port of a part to another part, or chosen by **Connect to** (\`C\`). Each table below is one kind of part that an edge
comes from; a row says what the edge to a kind of part does, or why there is none and what helps. Of the module at the end, whose parts are
named by their ids; printed from the rules (\`UPDATE=1\`), and tried with the mouse by \`e2e/flows/connections.spec.ts\`.
`;

const module = drawModule(GROUND, EMPTY_WORLD);

const verdictOf = (from: string, to: string): readonly [verdict: string, more: string] => {
  const verdict = canConnect(module, from, to);
  return verdict.kind === 'refused' ? [`**no**: ${verdict.reason}`, verdict.hint ?? ''] : [verdict.says, ''];
};

const chapter = ([words, from]: Part): string => {
  const others = TO.filter(([, to]) => to !== from);
  const rows = others.map(
    ([name, to]) => `| ${[`${name} \`${to}\``, ...verdictOf(from, to)].map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`,
  );
  return `## From ${words} \`${from}\`\n\n| to | what the edge does | what helps |\n|---|---|---|\n${rows.join('\n')}\n`;
};

const page = (): string => [HEAD, ...FROM.map(chapter), `## The module\n\n\`\`\`sql\n${GROUND}\`\`\`\n`].join('\n');

// `UPDATE=1` writes it anew
it('is told whole by the page of the manual', () => {
  if (process.env['UPDATE']) writeFileSync(PAGE, page());
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});

it('has a reason and what helps wherever it is refused, in one voice', () => {
  const refused = FROM.flatMap(([, from]) => TO.map(([, to]) => canConnect(module, from, to))).flatMap((verdict) =>
    verdict.kind === 'refused' ? [verdict] : [],
  );
  const wrong = refused.filter(({ reason, hint = '' }) => !/^["a-z].*[^.!?]$/s.test(reason) || !/^[a-z].*[^.!?]$/s.test(hint));
  expect(wrong).toEqual([]);
});

it('is drawn as it was said: every edge that may be drawn leaves a text that says something new', () => {
  for (const [, from] of FROM) {
    for (const [, to] of TO) {
      const verdict = canConnect(module, from, to);
      if (verdict.kind === 'refused') continue;
      const outcome = editText(GROUND, verdict.edit, EMPTY_WORLD);
      expect(outcome.kind === 'changed' && applyEdits(GROUND, outcome.edits) !== GROUND, `${from} to ${to}`).toBe(true);
    }
  }
});
