import { expect, test } from 'vitest';
import { boundQuery } from './bound-query.js';

test.each([
  ["select src_ip from loginip where login='%{login}'", 'select src_ip from loginip where login=?', ['login']],
  ['select * from W where a = %{a} and b = "%{b}"', 'select * from W where a = ? and b = ?', ['a', 'b']],
  ["select * from W where mail = '%{user}@x.org'", "select * from W where mail = (? || '@x.org')", ['user']],
  [
    "select * from W where a = 'it\\'s %{no}thing' or b = 'plain'",
    "select * from W where a = ('it\\'s ' || ? || 'thing') or b = 'plain'",
    ['no'],
  ],
])('%s', (text, epl, names) => {
  expect(boundQuery(text)).toEqual({ epl, names });
});
