import { describe, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { withScanOn } from '../testing/scan-rule.js';
import { startedOn } from '../testing/started.js';

const postgres = testPostgres();
const started = startedOn(postgres);
const withScan = () => withScanOn(started);

describe('Elasticsearch as shippers know it', () => {
  test('the handshake', async () => {
    const server = await started();
    expect(await server.call('GET', '/')).toMatchObject({ status: 200, body: { version: { number: '8.9.0' } } });
    expect((await server.call('GET', '/')).headers.get('x-elastic-product')).toBe('Elasticsearch');
    expect((await server.call('GET', '/_license')).body).toMatchObject({ license: { status: 'active' } });
    expect((await server.call('GET', '/_ilm/policy/filebeat')).status).toBe(200);
  });

  test('_bulk answers each action, and a bad document does not fail the others', async () => {
    const server = await withScan();
    const body = [
      '{"create":{"_index":"cep"}}',
      '{"type":"firewall","src_ip":"1.1.1.1"}',
      '{"index":{"_id":"7"}}',
      '{"type":',
      '{"delete":{"_id":"7"}}',
      '',
    ].join('\n');
    const answer = await server.call('POST', '/logs/_bulk', body, { 'content-type': 'application/x-ndjson' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        errors: true,
        items: [
          { create: { _index: 'cep', status: 201, result: 'created' } },
          { index: { _index: 'logs', _id: '7', status: 400, error: { type: 'document_parsing_exception' } } },
          { delete: { _id: '7', status: 400 } },
        ],
      },
    });
  });
});

describe('a large _bulk body', () => {
  test('has an item for each action, too', async () => {
    const server = await withScan();
    const body = '{"create":{}}\n{"type":"firewall","src_ip":"1.1.1.1"}\n'.repeat(2000);
    const { body: answer } = await server.call('POST', '/_bulk', body, { 'content-type': 'application/x-ndjson' });
    expect(answer).toMatchObject({ errors: false });
    expect((answer as { readonly items: readonly unknown[] }).items).toHaveLength(2000);
  });
});
