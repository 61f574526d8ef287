import { expect, it } from 'vitest';
import { sampleConditions } from './sample-conditions.js';

const PROPERTIES = ['src_ip', 'port', 'seen', 'user name', 'ok', 'login', 'tags'].map((name) => ({ name }));

it('says of each value what holds for the event, what is missing last', () => {
  const event = { port: 80, src_ip: "o'neil", seen: 1_700_000_000_000, 'user name': 'x', ok: true, tags: ['a'], more: 1.5 };
  expect(sampleConditions(event, PROPERTIES)).toEqual([
    { property: 'src_ip', predicate: "src_ip = 'o\\'neil'", missing: false },
    { property: 'port', predicate: 'port = 80', missing: false },
    { property: 'seen', predicate: 'seen = 1700000000000L', missing: false },
    { property: 'user name', predicate: "`user name` = 'x'", missing: false },
    { property: 'ok', predicate: 'ok = true', missing: false },
    { property: 'more', predicate: 'more = 1.5', missing: false },
    { property: 'login', predicate: 'login is null', missing: true },
  ]);
});
