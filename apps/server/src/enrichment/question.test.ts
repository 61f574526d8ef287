import { describe, expect, test } from 'vitest';
import { addressOf, commandOf } from './question.js';

const COMMANDS = { nslookup: '/usr/bin/nslookup', odd: 'relative/path' };

describe('a command', () => {
  test('gets each value as one argument, whatever stands in it', () => {
    expect(commandOf("nslookup -type=A '%{host} x' %{host}", { host: 'a; rm -rf / $(id) `id` "q"' }, COMMANDS)).toEqual({
      file: '/usr/bin/nslookup',
      args: ['-type=A', 'a; rm -rf / $(id) `id` "q" x', 'a; rm -rf / $(id) `id` "q"'],
    });
  });

  test.each([
    ['rm -rf %{host}', { host: 'a' }, 'command "rm" is not allowed by the configuration'],
    ['constructor %{host}', { host: 'a' }, 'command "constructor" is not allowed by the configuration'],
    ['odd', {}, 'command "odd" is not allowed by the configuration'],
    ['%{host}', { host: 'nslookup' }, 'command "%{host}" is not allowed by the configuration'],
    ['nslookup %{host}', { host: '-querytype=any' }, 'a value that begins with a dash would be read as an option'],
    ['nslookup %{host}', { host: null }, '"host" has no value to ask with'],
    ['nslookup %{host}', {}, '"host" has no value to ask with'],
    ['nslookup %{host}', { host: 'a\0b' }, 'the value of "host" cannot be asked with'],
  ])('%s %j is refused', (param, values, message) => {
    expect(() => commandOf(param, values, COMMANDS)).toThrow(message);
  });
});

describe('an address', () => {
  test('gets values escaped, behind the host', () => {
    expect(addressOf('https://intel.example/v1/%{ip}?q=%{q}', { ip: '../../admin', q: 'a&b=c#d' })).toBe(
      'https://intel.example/v1/..%2F..%2Fadmin?q=a%26b%3Dc%23d',
    );
  });

  test.each(['https://%{host}/x', 'https://a@%{host}/', 'file:///etc/%{host}', '//%{host}', 'https://user@intel.example/%{host}'])(
    '%s is refused',
    (param) => {
      expect(() => addressOf(param, { host: 'evil.example' })).toThrow('values stand behind the host');
    },
  );
});
