import { expect, test } from 'vitest';
import { clientAddresses } from './client-address.js';

test.each([
  [[], '127.0.0.1', '203.0.113.7', '127.0.0.1'],
  [['loopback'], '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  [['loopback'], '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  [['loopback'], '::1', '2001:db8::7', '2001:db8::7'],
  [['10.0.0.0/8'], '10.1.2.3', '203.0.113.7, 10.9.9.9', '203.0.113.7'],
  [['10.0.0.0/8'], '10.1.2.3', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  [['10.0.0.0/8'], '192.168.0.1', '203.0.113.7', '192.168.0.1'],
  [['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
  [['10.0.0.1'], '10.0.0.1', 'unknown', '10.0.0.1'],
])('behind %j, from %s with X-Forwarded-For %s: %s', (proxies, connected, forwarded, address) => {
  expect(clientAddresses(proxies)(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, connected)).toBe(address);
});
