import { applyEdits } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import { format } from './format.js';

const formatted = (text: string): string => applyEdits(text, format(text));

describe('format', () => {
  const cases: readonly { name: string; text: string; style: string }[] = [
    {
      name: 'puts an annotation and a clause on a line',
      text: "@Name('Scan') @Alert(name = 'scan',outID=1) SELECT src_ip,window(dst_ip) FROM event (type='firewall').win:time(30 sec) GROUP BY src_ip HAVING count(distinct dst_ip)>50 output first every 1 hour",
      style: `@Name('Scan')
@Alert(name='scan', outID=1)
SELECT src_ip, window(dst_ip)
FROM event(type = 'firewall').win:time(30 sec)
GROUP BY src_ip
HAVING count(distinct dst_ip) > 50
output first every 1 hour`,
    },
    {
      name: 'indents the conditions of a filter that fills more than a line',
      text: "select * from event(type='windows' and eventid='4624' and src_ip is not null and login is not null and login!='ANONYMOUS LOGON') as e",
      style: `select *
from event(type = 'windows'
  and eventid = '4624'
  and src_ip is not null
  and login is not null
  and login != 'ANONYMOUS LOGON'
) as e`,
    },
    {
      name: 'puts each part of a long pattern on a line',
      text: 'select * from pattern[every a=scanning->b=scanning(b.src_ip!=a.src_ip and Arrays.asList(a.targets).contains(b.src_ip)) where timer:within(1 min)]',
      style: `select *
from pattern [
  every a=scanning
    -> b=scanning(b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip))
      where timer:within(1 min)
]`,
    },
    {
      name: 'puts each branch of a merge on a line',
      text: 'on event as e merge P as p where p.login=e.login when not matched then insert select login,1L as total when matched then update set p.total=p.total+1',
      style: `on event as e
merge P as p
where p.login = e.login
when not matched
  then insert select login, 1L as total
when matched
  then update set p.total = p.total + 1`,
    },
    {
      name: 'keeps comments where they stand',
      text: 'select a, // first\nb /* second */ from A\n// before where\nwhere x=1;\n\n\n\n// next\nselect 1; // last',
      style: 'select a, // first\n  b /* second */\nfrom A\n// before where\nwhere x = 1;\n\n// next\nselect 1; // last',
    },
    {
      name: 'tells signs from operators, tags from comparisons, ranges from names',
      text: 'select -x,x*-1,a [0]?.b,sum(x,filter:y>1) from pattern [every [2 : 3] (a = A -[2]>b=B @consume(2)) until timer:at(*/5,8 : 17,[1,2],*,*)] where x in [1:5) and y=?',
      style: `select -x, x * -1, a[0]?.b, sum(x, filter: y > 1)
from pattern [every [2:3] (a=A -[2]> b=B@consume(2)) until timer:at(*/5, 8:17, [1, 2], *, *)]
where x in [1:5) and y = ?`,
    },
    {
      name: 'separates statements by an empty line, and the head of the module from them',
      text: 'module a;uses b;create schema A(a int);create schema B(b int);select * from A;select * from B',
      style: 'module a;\nuses b;\n\ncreate schema A(a int);\ncreate schema B(b int);\n\nselect *\nfrom A;\n\nselect *\nfrom B',
    },
  ];
  for (const { name, text, style } of cases) {
    it(name, () => {
      expect(formatted(text)).toBe(style);
      expect(format(style)).toEqual([]);
    });
  }

  it('leaves a statement with an error alone', () => {
    expect(formatted('select  a,  from  A;\nselect  b  from  B')).toBe('select  a,  from  A;\nselect b\nfrom B');
  });

  it('formats only the statements of a range', () => {
    const text = 'select  a  from  A;\nselect  b  from  B';
    expect(applyEdits(text, format(text, { start: 25, end: 26 }))).toBe('select  a  from  A;\n\nselect b\nfrom B');
  });
});
