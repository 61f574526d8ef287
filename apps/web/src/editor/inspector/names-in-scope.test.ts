import { diagramOf } from '@rulewright/diagram';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { namesInScope, withOffered } from './names-in-scope.js';

const frameOf = (text: string) => {
  const [frame] = diagramOf(parse(text).document).frames;
  if (!frame) throw new Error('no frame');
  return frame;
};

it('knows the events of a pattern by their names, also those of a type that only this text declares', () => {
  const frame = frameOf('select * from pattern [every a=scanning -> b=scanning]');
  expect(namesInScope(frame, new Map())).toEqual({ tags: ['a', 'b'], properties: [], textual: new Set() });
});

it('offers what a field offers, and knows which of it is text, also behind the name of an event', () => {
  const names = { tags: ['a'], properties: ['port'], textual: new Set<string>() };
  const choices = [
    { value: 'src_ip', label: 'src_ip', doc: 'string' },
    { value: 'seen', label: 'seen', doc: 'long' },
  ];
  expect(withOffered(names, { choices })).toEqual({
    tags: ['a'],
    properties: ['src_ip', 'seen', 'port'],
    textual: new Set(['src_ip', 'a.src_ip']),
  });
});
