import { describe, expect, test } from 'vitest';
import { Rulebook } from '../../rules/rulebook.js';
import { alertRuleOf } from './alert-rule.js';

const TYPES = `create schema event(type string, src_ip string, dst_ip string, login string, port int);
create schema request(clientip string, referer string); create schema virustotal(target string, field string, positives int);`;

/** Rule of the last statement of a text. */
function ruleOf(epl: string) {
  const { checked, diagnostics } = new Rulebook().analyse('m', `${TYPES}\n${epl}`);
  const statement = checked?.statements.at(-1);
  if (!statement) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return alertRuleOf(statement);
}

describe('@Alert', () => {
  test('a statement without it makes no alerts', () => {
    expect(ruleOf("@Name('x') select src_ip from event")).toBeUndefined();
  });

  test('has a name, a severity, tags and outputs, each with its default', () => {
    expect(ruleOf("@Name('x') @Alert select src_ip from event")).toEqual({
      statement: 'x',
      name: 'x',
      severity: 'medium',
      tags: [],
      outIds: [],
      key: [],
    });
    const whole = "@Name('Scan') @Alert(name='scan', severity='High', tags={'attack.t1046'}, outID=1, outIDs={1,2})";
    expect(ruleOf(`${whole} select src_ip from event`)).toEqual({
      statement: 'Scan',
      name: 'scan',
      severity: 'high',
      tags: ['attack.t1046'],
      outIds: ['1', '2'],
      key: [],
    });
  });
});

describe('the key of an alert', () => {
  test.each([
    ['the columns of the group-by values', 'select src_ip as who, count(*) from event#time(1 min) group by src_ip', ['who']],
    [
      'in the order of the group-by',
      'select login, src_ip, count(*) from event#time(1 min) group by src_ip, login',
      ['src_ip', 'login'],
    ],
    ['none, if the group key is not selected', 'select count(*) as n from event#time(1 min) group by src_ip', []],
    [
      'one column of each pair that a pattern equates',
      'select a.src_ip as first, b.dst_ip, b.login from pattern [every a=event -> b=event(src_ip = a.src_ip and login = a.login)]',
      ['first', 'b.login'],
    ],
    [
      'also where the later property alone is selected',
      'select vt.target as offender from pattern [every req=request -> vt=virustotal(target=req.referer and positives > 4)]',
      ['offender'],
    ],
    ['none, if nothing is equated', 'select a.src_ip from pattern [every a=event -> b=event(port > a.port)]', []],
  ])('%s', (_, epl, key) => {
    expect(ruleOf(`@Alert ${epl}`)?.key).toEqual(key);
  });
});
