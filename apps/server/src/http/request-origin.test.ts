import { describe, expect, test } from 'vitest';
import { isLocalRequest, isSameOrigin } from './request-origin.js';

describe('somebody at this machine', () => {
  test.each([
    ['127.0.0.1', { host: 'localhost:8484' }, true],
    ['::1', { host: '[::1]:8484' }, true],
    ['::ffff:127.0.0.1', { host: '127.0.0.1' }, true],
    ['10.0.0.7', { host: 'localhost' }, false],
    ['127.0.0.1', { host: 'rebound.example:8484' }, false],
    ['127.0.0.1', { host: '127.0.0.1.example' }, false],
    ['127.0.0.1', {}, false],
    ['127.0.0.1', { host: 'localhost', 'x-forwarded-for': '10.0.0.7' }, false],
    ['127.0.0.1', { host: 'localhost', forwarded: 'for=10.0.0.7' }, false],
  ])('%s %j: %s', (address, headers, local) => {
    expect(isLocalRequest(headers, address)).toBe(local);
  });
});

describe('a page of ours', () => {
  test.each([
    [{ host: 'a.example:1' }, true],
    [{ host: 'a.example:1', origin: 'http://a.example:1' }, true],
    [{ host: 'a.example', origin: 'https://a.example' }, true],
    [{ host: 'a.example:1', origin: 'http://a.example:2' }, false],
    [{ host: 'a.example', origin: 'http://b.example' }, false],
    [{ host: 'a.example', origin: 'null' }, false],
    [{ host: 'a.example', 'sec-fetch-site': 'cross-site' }, false],
    [{ host: 'a.example', 'sec-fetch-site': 'same-origin', origin: 'http://a.example' }, true],
  ])('%j: %s', (headers, same) => {
    expect(isSameOrigin(headers)).toBe(same);
  });
});
