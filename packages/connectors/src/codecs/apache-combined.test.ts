import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { apacheCombined } from './apache-combined.js';
import { decodeBatch } from './batch.js';

const LINE =
  '178.62.224.128 - flopez [18/Sep/2019:23:07:44 +0000] "GET /a?b=c HTTP/1.1" 200 512 "http://www.fraud.com/pishing.html" "Mozilla/5.0 (X11)"';

describe('an Apache line', () => {
  test('combined: every field by its name in the patterns of Logstash', () => {
    expect(apacheCombined.decode(LINE)).toEqual({
      kind: 'record',
      record: {
        clientip: '178.62.224.128',
        ident: null,
        auth: 'flopez',
        timestamp: 1568848064000,
        verb: 'GET',
        request: '/a?b=c',
        proto: 'HTTP/1.1',
        httpversion: '1.1',
        rawrequest: null,
        response: 200,
        bytes: 512,
        referer: 'http://www.fraud.com/pishing.html',
        agent: 'Mozilla/5.0 (X11)',
      },
    });
  });

  test.each([
    [
      'common, without referer and agent',
      '::1 - - [01/Jan/2020:01:00:00 +0100] "GET / HTTP/2" 304 -',
      { timestamp: 1577836800000, bytes: null, referer: null },
    ],
    [
      'an escaped quotation mark',
      '1.2.3.4 - - [01/Jan/2020:00:00:00 +0000] "GET / HTTP/1.0" 200 1 "-" "a \\"b\\" c"',
      { referer: null, agent: 'a "b" c' },
    ],
    [
      'a request line of another shape',
      '1.2.3.4 - - [01/Jan/2020:00:00:00 +0000] "\\x16\\x03" 400 0 "-" "-"',
      { verb: null, request: null, rawrequest: '\\x16\\x03' },
    ],
  ])('%s', (_, line, expected) => {
    expect(apacheCombined.decode(line)).toMatchObject({ kind: 'record', record: expected });
  });

  test.each([
    ['', 'it ends before the size of the answer'],
    ['hello world', 'it ends before the size of the answer'],
    [LINE.slice(0, -3), 'a quotation mark is not closed'],
    [LINE.replace('Sep', 'Foo'), 'no time in "18/Foo/2019:23:07:44 +0000"'],
  ])('rejects %j', (line, reason) => {
    expect(apacheCombined.decode(line)).toEqual({
      kind: 'rejected',
      code: 'event-line-format',
      message: `not an Apache combined line: ${reason}`,
    });
  });

  const shared = process.env['RULEWRIGHT_SHARED'] ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
  const log = `${shared}/data/apache-combined/apache_logs.log`;
  test.skipIf(!existsSync(log))('a real log of 10,000 lines: the one that is cut off is rejected', () => {
    let taken = 0;
    const refused: string[] = [];
    decodeBatch({ codec: apacheCombined, bytes: readFileSync(log) }, (decoded) => {
      if (decoded.kind === 'record') taken++;
      else refused.push(decoded.message);
    });
    expect({ taken, refused }).toEqual({ taken: 9999, refused: ['not an Apache combined line: a quotation mark is not closed'] });
  });
});
