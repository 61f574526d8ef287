import { diagramOf } from '@rulewright/diagram';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { outdatedFigures } from './outdated-figures.js';

const drawn = (text: string) => ({ text, diagram: diagramOf(parse(text).document) });
const outdated = (running: string, draft: string) => [...outdatedFigures(drawn(running), drawn(draft))].sort();

const SCAN = "@Name('Scan') select src_ip from event(port = 1)#time(30 sec) group by src_ip having count(*) > 5;";

it('leaves out a part that was changed, what comes after it, and what its statement gives', () => {
  expect(outdated(SCAN, SCAN.replace('> 5', '> 6'))).toEqual(['Scan', 'Scan/having', 'Scan/select']);
});

it('leaves out what a changed filter lets through', () => {
  expect(outdated(SCAN, SCAN.replace('port = 1', 'port = 2'))).toContain('Scan/from.0');
});

it('leaves out all from a changed source on', () => {
  expect(outdated(SCAN, SCAN.replace('30 sec', '60 sec'))).toEqual([
    'Scan',
    'Scan/from.0/view.0',
    'Scan/group',
    'Scan/having',
    'Scan/select',
  ]);
});

it('keeps the figures of other statements, and of what is only written otherwise', () => {
  const other = "\n@Name('other') select * from event;";
  expect(outdated(SCAN + other, `${SCAN.replace('> 5', '> 6')}${other}`)).not.toContain('other');
  expect(outdated(SCAN, SCAN.replace(' group', '\n  group'))).toEqual([]);
});

it('leaves out a statement that does not run yet, and what follows a changed event of a pattern', () => {
  expect(outdated('', "@Name('n') select * from event;")).toEqual(['n', 'n/from.0', 'n/select']);
  const pattern = "@Name('p') select * from pattern [every a=event -> b=event(port = 1)];";
  expect(outdated(pattern, pattern.replace('port = 1', 'port = 2'))).not.toContain('p/from.0/pattern/followed-by.0/every.0');
  expect(outdated(pattern, pattern.replace('port = 1', 'port = 2'))).toContain('p/from.0/pattern/followed-by.1');
});
