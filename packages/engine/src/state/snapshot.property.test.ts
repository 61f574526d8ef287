import { ANY, arrayOf, type EventType, eventOf, INT, STRING } from '@rulewright/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row, RowValue } from '../runtime/row.js';
import { RowClasses } from '../runtime/row-class.js';
import { SnapshotReader } from './snapshot-reader.js';
import { SnapshotWriter } from './snapshot-writer.js';

/* Laws: what was written is read as it was, however the bytes are cut; a row that is met twice is one row again. */

const ITEM: EventType = { name: 'Item', origin: 'schema', supertypes: [], properties: [{ name: 'price', type: INT }] };
const ORDER: EventType = {
  name: 'Order',
  origin: 'schema',
  supertypes: [],
  open: true,
  properties: [
    { name: 'id', type: STRING },
    { name: 'items', type: arrayOf(eventOf('Item')) },
    { name: 'more', type: ANY },
  ],
};
const classes = new RowClasses();
classes.of(ITEM);
const order = classes.of(ORDER);

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\ud800', 'é', '漢字', '😀', 'x'.repeat(300)),
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: RowValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
  ) as fc.Arbitrary<RowValue>,
}));
const record = fc.record({
  id: fc.option(fc.string()),
  items: fc.option(fc.array(fc.record({ price: fc.integer({ min: -9, max: 9 }) }))),
  more: value,
  undeclared: value,
});

function cut(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

describe('a snapshot', () => {
  test('gives values back as they were', () => {
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 1, max: 9 }), (values, size) => {
        const out = new SnapshotWriter({ next: 1 });
        for (const one of values) out.value(one);
        const from = new SnapshotReader(cut(out.take(), size), classes);
        expect(values.map(() => from.value())).toEqual(values);
      }),
    );
  });

  test('gives rows back as rows, a shared one as one', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), (records) => {
        const rows = records.map((one) => order.fromRecord(one, []));
        const out = new SnapshotWriter({ next: 1 });
        for (const row of [...rows, ...rows]) out.row(row);
        const from = new SnapshotReader([out.take()], classes);
        const read = [...rows, ...rows].map(() => from.row() as Row);
        expect(read.map((row) => order.toRecord(row))).toEqual([...rows, ...rows].map((row) => order.toRecord(row)));
        expect(new Set(read).size).toBe(rows.length);
      }),
    );
  });

  test('tells rows of an earlier snapshot from its own', () => {
    const marks = { next: 1 };
    const row = order.fromRecord({ id: 'a' }, []);
    for (let i = 0; i < 2; i++) {
      const out = new SnapshotWriter(marks);
      out.row(row);
      expect(order.toRecord(new SnapshotReader([out.take()], classes).row() as Row)).toEqual(order.toRecord(row));
    }
  });

  test('can be passed over in part, and what the part told of texts and rows is still known', () => {
    const row = order.fromRecord({ id: 'shared' }, []);
    const out = new SnapshotWriter({ next: 1 });
    out.value(['shared', 1]);
    out.row(row);
    out.end();
    out.row(row);
    out.text('shared');
    const from = new SnapshotReader([out.take()], classes);
    for (const _ of from.skip());
    expect([order.toRecord(from.row() as Row)['id'], from.text()]).toEqual(['shared', 'shared']);
  });

  test('takes properties over by name where a type has changed', () => {
    const out = new SnapshotWriter({ next: 1 });
    out.row(order.fromRecord({ id: 'a', more: 1 }, []));
    const later = new RowClasses();
    const changed = later.of({
      ...ORDER,
      properties: [
        { name: 'new', type: INT },
        { name: 'id', type: STRING },
      ],
    });
    const row = new SnapshotReader([out.take()], later).row() as Row;
    expect(changed.toRecord(row)).toEqual({ new: null, id: 'a' });
  });

  test('that is cut short is refused', () => {
    const out = new SnapshotWriter({ next: 1 });
    out.text('a long enough text');
    const bytes = out.take();
    expect(() => new SnapshotReader([bytes.subarray(0, 5)], classes).text()).toThrow('the snapshot ends too early');
  });
});
