import { describe, expect, it } from 'vitest';
import { ACCEPTED_HERE, type Judged, REFUSED_HERE, type Reason } from '../../test/semantics/out-of-scope.js';
import { recordedScenarios, type Scenario, type Step } from '../../test/semantics/scenarios.js';
import { hasTraces } from '../../test/syntax/shared.js';
import type { EplDocument } from '../syntax/ast-statement.js';
import { parse } from '../syntax/parse.js';
import { check } from './check.js';
import { checkQuery } from './check-query.js';
import type { World } from './world.js';

// What Esper accepts is accepted here and what it refuses is refused, but for what is listed by reason in test/semantics/out-of-scope.ts.

interface Count {
  accepted: number;
  asked: number;
  rejected: number;
  outOfScope: number;
  /** texts that build on one that is out of scope */
  dependent: number;
}

interface Tally {
  readonly areas: Map<string, Count>;
  readonly reasons: Map<string, number>;
  readonly unexplained: string[];
}

describe.skipIf(!hasTraces)('the statements that Esper was given', () => {
  it('are judged as Esper judged them, or differ for a listed reason', () => {
    const tally: Tally = { areas: new Map(), reasons: new Map(), unexplained: [] };
    for (const scenario of hasTraces ? recordedScenarios() : []) judge(scenario, tally);
    report(tally);
    expect(tally.unexplained).toEqual([]);
  }, 60_000);
});

interface Deployed {
  readonly document: EplDocument;
  readonly names: readonly (string | undefined)[];
}

/** What stands deployed at a step; `outOfScope` from the first text on that differs for a listed reason, until all is undeployed. */
interface State {
  readonly world: World;
  readonly deployed: readonly Deployed[];
  readonly outOfScope: boolean;
}

/** Replays the deployments of one scenario; what builds on a text that is out of scope is not judged. */
function judge(scenario: Scenario, tally: Tally): void {
  const count = tally.areas.get(scenario.area) ?? { accepted: 0, asked: 0, rejected: 0, outOfScope: 0, dependent: 0 };
  tally.areas.set(scenario.area, count);
  let state: State = { world: scenario.world, deployed: [], outOfScope: false };
  for (const step of scenario.steps) {
    if (step.op.startsWith('undeploy')) state = undeploy(step, state, scenario);
    else if (step.epl !== undefined && /^(deploy|invalid|faf|fafexec|invalidFaf)$/.test(step.op)) {
      const { document, verdict, after } = verdictOf(step, { scenario, world: state.world });
      if (state.outOfScope) count.dependent++;
      const differs = !state.outOfScope && note(step, verdict, { scenario, count, tally });
      if (step.op !== 'deploy') continue;
      const names = document.statements.map((statement) => statement.name);
      state = { world: after, deployed: [...state.deployed, { document, names }], outOfScope: state.outOfScope || differs };
    }
  }
}

function undeploy(step: Step, state: State, scenario: Scenario): State {
  const deployed = step.stmt === undefined ? [] : state.deployed.filter(({ names }) => !names.includes(step.stmt));
  const world = deployed.reduce((before: World, { document }) => check(document, before).world, scenario.world);
  return { world, deployed, outOfScope: state.outOfScope && step.stmt !== undefined };
}

function verdictOf(step: Step, { scenario, world }: { scenario: Scenario; world: World }) {
  const epl = step.epl ?? '';
  const { document, diagnostics } = parse(epl);
  const query = step.op.toLowerCase().includes('faf');
  const checked = query ? { ...checkQuery(document, world), world } : check(document, world);
  const errors = [...diagnostics, ...checked.diagnostics.filter((each) => each.severity === 'error')];
  const verdict: Judged = { epl, area: scenario.area, errors };
  return { document, verdict, after: checked.world };
}

/** Counts a verdict; true if it differs from Esper's for a listed reason. */
function note(step: Step, judged: Judged, { scenario, count, tally }: { scenario: Scenario; count: Count; tally: Tally }): boolean {
  const mustFail = step.op.startsWith('invalid');
  const failed = judged.errors.length > 0;
  if (mustFail && REFUSED_HERE.slice(1).some(({ applies }) => applies(judged))) {
    count.outOfScope++;
    return true;
  }
  if (failed === mustFail) {
    if (mustFail) count.rejected++;
    else if (step.op === 'deploy') count.accepted++;
    else count.asked++;
    return false;
  }
  const reason = reasonFor(judged, mustFail ? ACCEPTED_HERE : REFUSED_HERE);
  if (reason === undefined) {
    const why = mustFail
      ? `accepted, Esper: ${step.msg ?? ''}`
      : judged.errors.map(({ code, message }) => `${code}: ${message}`).join('; ');
    tally.unexplained.push(`${scenario.area} ${scenario.name}: ${judged.epl}\n  ${why}`);
  } else {
    count.outOfScope++;
    tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
  }
  return true;
}

function reasonFor(judged: Judged, reasons: readonly Reason[]): string | undefined {
  return reasons.find(({ applies }) => applies(judged))?.reason;
}

function report({ areas, reasons }: Tally): void {
  const row = (name: string, count: Count): string =>
    `${name.padEnd(24)} accepted ${pad(count.accepted)}  asked ${pad(count.asked)}  rejected ${pad(count.rejected)}  out of scope ${pad(count.outOfScope)}  dependent ${pad(count.dependent)}`;
  const pad = (value: number): string => String(value).padStart(4);
  const total = [...areas.values()].reduce((sum, each) => ({
    accepted: sum.accepted + each.accepted,
    asked: sum.asked + each.asked,
    rejected: sum.rejected + each.rejected,
    outOfScope: sum.outOfScope + each.outOfScope,
    dependent: sum.dependent + each.dependent,
  }));
  const why = [...reasons].map(([reason, times]) => `${pad(times)}  ${reason}`);
  const lines = [...[...areas].map(([name, count]) => row(name, count)), row('all', total), ...why];
  process.stdout.write(`${lines.join('\n')}\n`);
}
