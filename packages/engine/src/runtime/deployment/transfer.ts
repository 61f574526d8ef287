import { SnapshotReader } from '../../state/snapshot-reader.js';
import { SnapshotWriter } from '../../state/snapshot-writer.js';
import type { StatementRun } from './statement-run.js';

/** Takes the state of one statement over into another that keeps the same; yields now and then. */
export function* transfer(from: StatementRun, to: StatementRun): Generator<void> {
  const out = new SnapshotWriter(from.runtime.rowMarks);
  const chunks: Uint8Array[] = [];
  for (const _ of saveStatement(from, out)) {
    chunks.push(out.take());
    yield;
  }
  chunks.push(out.take());
  yield* loadStatement(to, new SnapshotReader(chunks, from.runtime.classes));
}

/** The states of a statement's nodes in order. */
export function* saveStatement(run: StatementRun, out: SnapshotWriter): Generator<void> {
  for (const { holding } of run.nodes) {
    if (holding?.state !== undefined) yield* holding.state.save(out);
    if (out.endsSlice()) yield;
  }
  out.end();
}

/** Reads what {@link saveStatement} wrote. */
export function* loadStatement(run: StatementRun, from: SnapshotReader): Generator<void> {
  for (const { holding } of run.nodes) if (holding?.state !== undefined) yield* holding.state.load(from);
  from.end();
}
