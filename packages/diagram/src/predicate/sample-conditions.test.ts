import { expect, it } from 'vitest';
import { sampleConditions } from './sample-conditions.js';

const PROPERTIES = ['src_ip', 'port', 'seen', 'user name', 'ok', 'login', 'tags'].map((name) => ({ name }));

it('says of each value what holds for the event, in the order of its type', () => {
  const event = { port: 80, src_ip: "o'neil", seen: 1_700_000_000_000, 'user name': 'x', ok: true, tags: ['a'], more: 1.5 };
  expect(sampleConditions(event, PROPERTIES)).toEqual([
    { property: 'src_ip', predicate: "src_ip = 'o\\'neil'" },
    { property: 'port', predicate: 'port = 80' },
    { property: 'seen', predicate: 'seen = 1700000000000L' },
    { property: 'user name', predicate: "`user name` = 'x'" },
    { property: 'ok', predicate: 'ok = true' },
    { property: 'login', predicate: 'login is null' },
    { property: 'more', predicate: 'more = 1.5' },
  ]);
});
