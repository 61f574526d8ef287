import { describe, expect, it } from 'vitest';
import { parse } from './parse.js';

const SCAN = `@Name('Scan')
SELECT src_ip,window(dst_ip)
FROM event (type='firewall' AND src_ip NOT IN ('10.0.0.1','10.0.0.2')).win:time(30 sec) /*sliding time window*/
GROUP BY src_ip
HAVING count(distinct dst_ip) > 50
output first every 1 hour /*1 event per hour*/`;

describe('parse', () => {
  it('reads the network scan rule without complaint', () => {
    const { document, diagnostics } = parse(SCAN);
    expect(diagnostics).toEqual([]);
    const [statement] = document.statements;
    expect([statement?.name, statement?.body.kind, document.statements.length]).toEqual(['Scan', 'select', 1]);
  });

  it('reports five errors in five statements and keeps the others', () => {
    const text = `select a, from A;
select x y z from A;
@name('good') select * from A;
INSRT INTO W select * from A;
select * from A where = 1;
select * from A wher x = 1;`;
    const { document, diagnostics } = parse(text);
    expect(document.statements.map((statement) => statement.body.kind)).toEqual(Array(6).fill('select'));
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      ['expected an expression, found "from"', undefined],
      ['expected "from", "where", "group", "having", "output", "order" or the end of the statement, found "z"', undefined],
      ['expected a statement, found "INSRT"', 'did you mean "insert"?'],
      ['expected an expression, found "="', undefined],
      ['expected "where", found "wher"', 'did you mean "where"?'],
    ]);
  });
});
