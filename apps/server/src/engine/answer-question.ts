import type { DeployPreview, Drift } from '@rulewright/contracts';
import { assertNever, type EventType, hasErrors } from '@rulewright/core';
import { checkQuery } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { QueryAnswer, Question, Questions } from './protocol.js';
import { driftOf } from './session/drift.js';
import type { EngineSession } from './session/engine-session.js';
import { foreseeDeploy } from './session/foresee-deploy.js';
import { persistedContent } from './session/window-content.js';
import { windowPage } from './session/window-page.js';

/** What is answered from the state alone; the inside of a node is watched beside it. */
export type StateQuestion = Exclude<Question, { readonly kind: 'inspect' }>;

/** Answers from the state as it is; nothing changes. */
export function answerQuestion(session: EngineSession, question: StateQuestion): Questions[StateQuestion['kind']]['answer'] {
  switch (question.kind) {
    case 'counters':
      return countersOf(session, question.module);
    case 'samples':
      return samplesOf(session, question.eventType);
    case 'drifts':
      return [...session.rulebook.world.types.values()].flatMap((type) => {
        const drifts = driftIn(session, type);
        return drifts.length === 0 ? [] : [{ eventType: type.name, drifts }];
      });
    case 'modules':
      return session.rulebook.modules.map(({ deployment, module, version, mode, pausedBy, epl }) => ({
        ...{ deployment, module, version, mode, pausedBy, epl },
      }));
    case 'sources':
      return session.sources;
    case 'persisted':
      return { contents: persistedContent(session.rulebook.modules, session), offset: session.nextOffset - 1 };
    case 'foresee':
      return previewOf(session, question);
    case 'window':
      return windowPage(question, session);
    case 'query':
      return readingQuery(session, question);
    default:
      return assertNever(question);
  }
}

function countersOf({ engine, rulebook }: EngineSession, module: string): Questions['counters']['answer'] {
  const deployed = rulebook.find(module)?.deployment;
  return engine.counters().filter(({ deployment }) => deployment !== undefined && deployment === deployed);
}

function samplesOf(session: EngineSession, eventType: string): Questions['samples']['answer'] {
  const type = session.rulebook.world.types.get(eventType);
  return { newest: session.samples.of(eventType), drifts: type ? driftIn(session, type) : [] };
}

/** What rules make has the shape that they give it. */
function driftIn({ samples }: EngineSession, type: EventType): readonly Drift[] {
  return type.origin === 'schema' ? driftOf(type, samples.lately(type.name)) : [];
}

function previewOf(session: EngineSession, asked: Questions['foresee']['asked']): DeployPreview {
  const name = asked.module;
  const foreseen = foreseeDeploy(asked, session);
  if (foreseen.kind === 'refused') return { kind: 'refused', name, diagnostics: foreseen.diagnostics };
  const { earlier, outlook, diagnostics } = foreseen;
  return { kind: 'possible', name, replacedVersion: earlier?.version ?? null, ...outlook, diagnostics };
}

function readingQuery(
  { engine, rulebook }: EngineSession,
  { epl, parameters = [], limit }: Questions['query']['asked'],
): QueryAnswer {
  const { document, diagnostics } = parse(epl);
  if (hasErrors(diagnostics)) return { kind: 'refused', diagnostics };
  const checked = checkQuery(document, rulebook.world);
  if (checked.query?.statement.kind !== 'select' || checked.query.statement.insertInto)
    return { kind: 'refused', diagnostics: checked.diagnostics };
  return { kind: 'rows', rowType: checked.query.statement.rowType, rows: engine.query(checked.query, parameters).slice(0, limit) };
}
