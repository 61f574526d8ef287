import type { Value } from '@rulewright/core';
import { SnapshotError } from '../../state/byte-source.js';
import { SnapshotReader } from '../../state/snapshot-reader.js';
import { SnapshotWriter } from '../../state/snapshot-writer.js';
import { FORMAT_VERSION, MAGIC } from '../../state/token.js';
import type { DeployedRun } from './deployed.js';
import type { Deployments } from './deployments.js';
import type { Runtime } from './runtime.js';
import { loadStatement, saveStatement } from './transfer.js';

/*
 * A snapshot: what it is, the clock, the variables, then a part for each statement (deployment, statement, state shape, the states of its
 * nodes in order), and an empty name at the end. A part whose statement is not there, or keeps another kind of state, is passed over.
 */

const LAST_PART = '';

/** The whole state in slices of bounded work; nothing may be sent to the engine before the last one. */
export function* saveEngine(runtime: Runtime, deployments: Deployments): Generator<Uint8Array> {
  const out = new SnapshotWriter(runtime.rowMarks);
  out.text(MAGIC);
  out.integer(FORMAT_VERSION);
  out.number(runtime.clock.now);
  out.integer(runtime.variables.size);
  for (const [name, { value }] of runtime.variables) {
    out.text(name);
    out.value(value);
  }
  for (const { id, statements } of deployments.all()) {
    for (const { plan, run } of statements) {
      out.text(id);
      out.text(plan.id);
      out.text(plan.stateShape);
      for (const _ of saveStatement(run, out)) yield out.take();
      if (out.endsSlice()) yield out.take();
    }
  }
  out.text(LAST_PART);
  yield out.take();
}

/** Reads a snapshot into an engine with the same deployments; yields now and then. @throws SnapshotError if it is not one, or broken */
export function* loadEngine(runtime: Runtime, deployments: Deployments, chunks: Iterable<Uint8Array>): Generator<void> {
  const from = new SnapshotReader(chunks, runtime.classes);
  if (from.value() !== MAGIC) throw new SnapshotError('this is no snapshot');
  const version = from.integer();
  if (version !== FORMAT_VERSION) throw new SnapshotError(`a snapshot of version ${version} cannot be read`);
  runtime.clock.now = from.number();
  for (let left = from.integer(); left > 0; left--) {
    const cell = runtime.variables.get(from.text());
    const value = from.value() as Value;
    if (cell !== undefined) cell.value = value;
  }
  for (let deployment = from.text(); deployment !== LAST_PART; deployment = from.text()) {
    const statement = from.text();
    const shape = from.text();
    const found = deployments.get(deployment)?.statements.find(({ plan }) => plan.id === statement);
    if (found !== undefined && found.plan.stateShape === shape) yield* loadStatement(found.run, from);
    else {
      yield* from.skip();
      reportLost(runtime, deployment, statement, found);
    }
    if (from.endsSlice()) yield;
  }
}

function reportLost(runtime: Runtime, deployment: string, statement: string, found: DeployedRun | undefined): void {
  const why = found === undefined ? 'it is not deployed' : 'it keeps another kind of state now';
  const message = `the state of "${statement}" was not restored: ${why}`;
  runtime.report({ kind: 'failure', deployment, statement, message, time: runtime.clock.now });
}
