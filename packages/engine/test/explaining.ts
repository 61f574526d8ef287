import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { createEngine } from '../src/engine.js';
import { explain } from '../src/explain/explain.js';
import type { EvidenceEvent, Explanation, ReplayEntry } from '../src/explanation.js';

/** `['A', {…}]` sends an event, a number walks to that second. */
export type Move = readonly [type: string, event: Readonly<Record<string, unknown>>] | number;

export interface Asked {
  readonly epl: string;
  readonly moves: readonly Move[];
  /** the moves before the snapshot; without it the replay begins at the beginning */
  readonly snapshotAfter?: number;
  readonly statement?: string;
  /** which move the row is of; the last one by default */
  readonly position?: number;
  readonly ordinal?: number;
  readonly maxEvents?: number;
}

function checkedModule(epl: string) {
  const { module, diagnostics } = check(parse(epl).document, EMPTY_WORLD);
  if (module === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return module;
}

/** Runs the moves, then asks why the row came. Positions are those of the moves. */
export async function explained(asked: Asked): Promise<Explanation | undefined> {
  const { moves, snapshotAfter, statement = 'out', ordinal = 0, maxEvents } = asked;
  const module = checkedModule(asked.epl);
  const entries = moves.map(
    (move, position): ReplayEntry => ({
      position,
      replay: (engine) => {
        if (typeof move === 'number') engine.advanceTimeSpan(move * 1_000);
        else engine.send(move[0], move[1]);
      },
    }),
  );
  const engine = createEngine();
  engine.deploy(module, { id: 'main' });
  for (const entry of entries.slice(0, snapshotAfter ?? 0)) entry.replay(engine, () => undefined);
  const snapshot = snapshotAfter === undefined ? undefined : [...engine.snapshot()];
  return explain({
    row: { deployment: 'main', statement, position: asked.position ?? moves.length - 1, ordinal },
    deployments: [{ id: 'main', module }],
    ...(snapshot && { snapshot }),
    entries: later(entries.slice(snapshotAfter ?? 0)),
    ...(maxEvents !== undefined && { maxEvents }),
  });
}

async function* later<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** An event as a line: its role, what it holds, its position, and in brackets what made it. */
export function told({ role, event, position, from }: EvidenceEvent): string {
  const values = Object.values(event).map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  const made = from === undefined ? '' : ` (${from.statement}: ${from.events.map(told).join(', ')})`;
  return `${role} ${values.join(' ')} @${position ?? '?'}${made}`;
}
