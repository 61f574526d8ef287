import { describe, expect, it } from 'vitest';
import { LanguageDesk } from './answer.js';
import type { DriftsByType, FromWorker } from './protocol.js';

const nothing = {
  windows: [],
  variables: [],
  expressions: [],
  indexes: [],
  modules: [],
  outputIds: [1],
  lookups: [],
  caseInsensitiveTypes: false,
};
const event = {
  name: 'event',
  origin: 'schema',
  properties: [{ name: 'src_ip', type: { kind: 'string' } }],
  supertypes: [],
} as const;

const drifts: DriftsByType = [{ name: 'event', drifts: [['src_ip', { kind: 'stopped', instead: 'source_ip' }]] }];

function told(): LanguageDesk {
  const desk = new LanguageDesk();
  desk.answer({ kind: 'world', world: { ...nothing, types: [event] }, drifts });
  return desk;
}

const read = (desk: LanguageDesk, text: string): Extract<FromWorker, { kind: 'read' }> => {
  const answer = desk.answer({ kind: 'read', id: 1, text });
  if (answer?.kind !== 'read') throw new Error('not read');
  return answer;
};

describe('the language behind its worker', () => {
  it('draws a text and finds nothing wrong with what the world declares', () => {
    const { diagram, diagnostics } = read(told(), "@Name('all') select src_ip from event;");
    expect([diagram.frames.map((frame) => frame.title), diagnostics.filter((each) => each.severity === 'error')]).toEqual([
      ['all'],
      [],
    ]);
  });

  it('says where a name is wrong, with the one that is meant', () => {
    const text = 'select scr_ip from event;';
    const [problem] = read(told(), text).diagnostics;
    expect([
      problem?.severity,
      text.slice(problem?.span.start, problem?.span.end),
      JSON.stringify(problem).includes('src_ip'),
    ]).toEqual(['error', 'scr_ip', true]);
  });

  it('warns where a rule uses what comes no more', () => {
    const { diagnostics } = read(told(), 'select src_ip from event;');
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', '"src_ip" of event came earlier and comes no more'],
    ]);
  });

  it('draws a text that does not check', () => {
    expect(read(new LanguageDesk(), 'select x from nowhere;').diagram.frames).toHaveLength(1);
  });

  it('completes properties of the types that the world has', () => {
    const answer = told().answer({ kind: 'ask', id: 2, method: 'complete', arguments: ['select s from event', 8] });
    expect(JSON.stringify(answer)).toContain('"label":"src_ip"');
  });
});
