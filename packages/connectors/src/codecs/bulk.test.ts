import { expect, test } from 'vitest';
import { readBulk } from './bulk.js';

const read = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const { actions, pieces } = readBulk(bytes);
  return { actions, documents: pieces.starts.map((start, i) => new TextDecoder().decode(bytes.subarray(start, pieces.ends[i]))) };
};

test('the documents of index and create are records, in order', () => {
  expect(read('{"index":{"_index":"cep"}}\n{"a":1}\n{"delete":{"_id":"9"}}\n{"create":{"_id":"7"}}\n{"a":2}\n')).toEqual({
    actions: [
      { action: 'index', index: 'cep', document: 0 },
      { action: 'delete', id: '9' },
      { action: 'create', id: '7', document: 1 },
    ],
    documents: ['{"a":1}', '{"a":2}'],
  });
});

test('an update takes its document line but is no record', () => {
  expect(read('{"update":{"_id":"1"}}\n{"doc":{}}\n{"index":{}}\n{"a":1}')).toEqual({
    actions: [
      { action: 'update', id: '1' },
      { action: 'index', document: 0 },
    ],
    documents: ['{"a":1}'],
  });
});

test('a line that is no action is malformed, and the next line is read as one', () => {
  expect(read('nonsense\n{"index":{}}\n{"a":1}\n{"index":{}}')).toEqual({
    actions: [{ action: 'malformed' }, { action: 'index', document: 0 }, { action: 'malformed' }],
    documents: ['{"a":1}'],
  });
});
