import { expect, test } from 'vitest';
import { isDatabaseOutage } from './database-outage.js';
import { Prisma } from './generated/client.js';

const coded = (code: string, message: string, more: object = {}): Error => Object.assign(new Error(message), { code, ...more });
const known = (code: string, meta?: Record<string, unknown>): Error =>
  new Prisma.PrismaClientKnownRequestError('failed', { code, clientVersion: '7', ...(meta ? { meta } : {}) });
const adapterError = (cause: object): Error => new Error('driver adapter', { cause });

test.each([
  ['it starts', coded('57P03', 'the database system is starting up')],
  ['it shuts down', coded('57P01', 'terminating connection due to administrator command')],
  ['it is full', coded('53300', 'sorry, too many clients already')],
  ['nobody listens', coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432', { syscall: 'connect' })],
  ['no socket is there', coded('ENOENT', 'connect ENOENT /data/.s.PGSQL.5432', { syscall: 'connect' })],
  ['nobody listens at any address', new AggregateError([coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432')])],
  ['the connection broke', new Error('Connection terminated unexpectedly')],
  ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ['by the ORM, unreachable', known('P1001')],
  ['by the ORM, no socket', coded('ENOENT', '\nInvalid `prisma.module.findMany()` invocation\nconnect ENOENT /x/.s.PGSQL.5432')],
  ['by the ORM, no transaction', new Error('Transaction API error: Unable to start a transaction in the given time.')],
  ['by the ORM, of a raw query', known('P2010', { driverAdapterError: adapterError({ kind: 'postgres', originalCode: '57P03' }) })],
  ['by the adapter, closed', adapterError({ kind: 'ConnectionClosed' })],
  ['by the adapter, no socket', adapterError({ kind: 'postgres', originalCode: 'ENOENT', originalMessage: 'connect ENOENT /x' })],
])('a database that does not answer: %s', (_, error) => {
  expect(isDatabaseOutage(error)).toBe(true);
});

test.each([
  ['a row is there already', known('P2002', { driverAdapterError: adapterError({ kind: 'UniqueConstraintViolation' }) })],
  ['a query is wrong', coded('42601', 'syntax error at or near "selct"')],
  ['a query was too slow', coded('57014', 'canceling statement due to statement timeout')],
  ['a file is missing', coded('ENOENT', 'ENOENT: no such file or directory', { syscall: 'open' })],
  ['a fault of ours', new TypeError('x is undefined')],
  ['no error at all', undefined],
])('any other failure: %s', (_, error) => {
  expect(isDatabaseOutage(error)).toBe(false);
});
