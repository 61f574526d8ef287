import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fmt } from '../src/commands/fmt.js';
import { test } from '../src/commands/test.js';

const EPL = `create schema event(src string);
@Name('Burst') @Alert select src from event.win:time(10 sec) group by src having count(*) > 2;
`;
const burst = (times: number, expect: readonly unknown[]) => ({
  name: `${times} events`,
  steps: [{ kind: 'send', atMs: 0, type: 'event', event: { src: 'a' }, times, everyMs: 1000 }],
  expect,
});
const ROW = { kind: 'row', from: 'Burst', atMs: 2000, row: { src: 'a' } };

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rulewright-cli-'));
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

it('test says which tests pass, what held the others back, and ends with 1', async () => {
  const rules = file('rules.epl', EPL);
  const code = await test.run([rules, file('tests.json', JSON.stringify([burst(3, [ROW]), burst(2, [{ ...ROW, atMs: 1000 }])]))]);
  expect({ code, out: out.replaceAll(rules, 'rules.epl').replace(/\d+ ms/, '7 ms') }).toEqual({
    code: 1,
    out: `pass  3 events (3 events)
FAIL  2 events (2 events)
      at 1 s: expected Burst {"src":"a"}: no row came
      held back by: count(*) > 2 (rules.epl:2:82): count(*) was 2

1 of 2 tests pass, 7 ms
`,
  });
});

it('test --mutate tells what no test notices, --suggest adds tests until little is left', async () => {
  const rules = file('rules.epl', EPL);
  await test.run([rules, file('tests.json', JSON.stringify([burst(3, [ROW])])), '--mutate', '--suggest', '--json']);
  const { mutation, suggested } = JSON.parse(out);
  out = '';
  const code = await test.run([rules, file('more.json', JSON.stringify([burst(3, [ROW]), ...suggested])), '--mutate', '--json']);
  const more = JSON.parse(out).mutation;
  expect({ code, before: mutation.caught < mutation.total, after: more.caught === more.total }).toEqual({
    code: 0,
    before: true,
    after: true,
  });
});

it('test reads the text form of EPL Online', async () => {
  const text = "event={src='a'}\nt=t.plus(1 second)\nevent={src='a'}\nevent={src='a'}\n// expect Burst={src='a'}\n";
  expect(await test.run([file('rules.epl', EPL), file('burst.txt', text)])).toBe(0);
});

it('test names each fault of a file of tests', async () => {
  const tests = file('tests.json', '[{"name": "a", "steps": [{"kind": "wait"}]}]');
  await expect(test.run([file('rules.epl', EPL), tests])).rejects.toThrow('tests[0].steps[0].kind must be "send" or "advance"');
});

it('test --json tells what is wrong with a file of tests as JSON', async () => {
  const rules = file('rules.epl', EPL);
  const codes = [
    await test.run([rules, file('tests.json', '[{"name": "a", "steps": [{"kind": "wait", "type": "event"}]}]'), '--json']),
    await test.run([rules, file('broken.json', '[{'), '--json']),
  ];
  const [first, second] = out.split(/(?<=^})\n(?={)/m).map((text): unknown => JSON.parse(text));
  expect(codes).toEqual([1, 1]);
  expect(first).toMatchObject({ problems: [{ path: 'tests[0].steps[0].kind', message: 'must be "send" or "advance"' }] });
  expect(second).toEqual({ problems: [{ path: '', message: expect.stringContaining('broken.json" is no JSON') }] });
});

it('fmt writes the house style, and with --check only says which file has it not', async () => {
  const rules = file('rules.epl', "select   *\nfrom event where src='a';");
  const checked = await fmt.run([rules, '--check']);
  const before = readFileSync(rules, 'utf8');
  const written = await fmt.run([rules]);
  expect({ checked, before, written, after: readFileSync(rules, 'utf8'), again: await fmt.run([rules, '--check']) }).toEqual({
    checked: 1,
    before: "select   *\nfrom event where src='a';",
    written: 0,
    after: "select *\nfrom event\nwhere src = 'a';",
    again: 0,
  });
});

it('keeps the line ends of a file', async () => {
  const file = join(folder, 'dos.epl');
  writeFileSync(file, 'create schema a(x int);\r\n@Name("s")   select *\r\nfrom a\r\nwhere x=1;\r\n');
  expect(await fmt.run([file])).toBe(0);
  const text = readFileSync(file, 'utf8');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text.endsWith(';\r\n')).toBe(true);
  expect(await fmt.run([file, '--check'])).toBe(0);
});
