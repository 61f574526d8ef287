import { expect, it } from 'vitest';
import { deploy, editor } from './editor.js';

it('counts what a deploy keeps, restarts and ends, one as one', () => {
  const said = (rows: number) => [
    deploy.rowsKept(rows),
    deploy.rowsRestart(rows),
    deploy.rowsEnd(rows),
    deploy.keeps(rows, rows),
    deploy.restarts(['Scan'], rows),
    editor.kept(rows, rows),
  ];
  expect(said(1)).toEqual([
    '1 row kept',
    '1 row restarts',
    'ends, 1 row',
    'Keeps 1 statement, 1 row',
    'Restarts Scan: 1 row',
    '1 of 1 statement kept its windows',
  ]);
  expect(said(1_200)).toEqual([
    '1,200 rows kept',
    '1,200 rows restart',
    'ends, 1,200 rows',
    'Keeps 1,200 statements, 1,200 rows',
    'Restarts Scan: 1,200 rows',
    '1,200 of 1,200 statements kept their windows',
  ]);
});
