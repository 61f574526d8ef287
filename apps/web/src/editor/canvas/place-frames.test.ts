import { describe, expect, it } from 'vitest';
import { placeFrames } from './place-frames.js';

const frame = (id: string, height = 100) => ({ id, width: 218, height });
const feeds = (fromFrame: string, toFrame: string) => ({ fromFrame, toFrame });
const none = new Map();

const at = (places: ReadonlyMap<string, { readonly x: number; readonly y: number }>) =>
  Object.fromEntries([...places].map(([id, { x, y }]) => [id, [x, y]]));

describe('where frames stand', () => {
  it('puts who reads a stream to the right of who feeds it', () => {
    const frames = [frame('Scan', 368), frame('scanning', 240), frame('worm', 320)];
    expect(at(placeFrames(frames, [feeds('scanning', 'worm')], none))).toEqual({
      Scan: [16, 16],
      scanning: [16, 416],
      worm: [288, 16],
    });
  });

  it('goes on beside a column that has grown too tall', () => {
    const frames = [frame('a', 600), frame('b', 400), frame('c', 600), frame('d', 600)];
    expect(at(placeFrames(frames, [], none))).toEqual({ a: [16, 16], b: [16, 640], c: [288, 16], d: [560, 16] });
  });

  it('keeps lone frames out of the way of edges when the first column is full', () => {
    const frames = [frame('alone', 300), frame('a', 600), frame('b', 600), frame('c')];
    expect(at(placeFrames(frames, [feeds('a', 'c'), feeds('b', 'c')], none))).toEqual({
      a: [16, 16],
      b: [16, 640],
      c: [288, 16],
      alone: [560, 16],
    });
  });

  it('gives two hundred statements the shape of a page, chained or not', () => {
    const frames = Array.from({ length: 201 }, (_, i) => frame(String(i), 300));
    const chain = frames.slice(1).map(({ id }, i) => feeds(String(i), id));
    const shapes = [chain, [], frames.slice(1).map(({ id }) => feeds('0', id))].map((edges) => {
      const places = [...placeFrames(frames, edges, none).values()];
      const width = Math.max(...places.map(({ x }) => x)) + 218;
      const height = Math.max(...places.map(({ y }) => y)) + 300;
      return width / height > 0.8 && width / height < 2.5;
    });
    expect(shapes).toEqual([true, true, true]);
  });

  it('stacks columns in a pane that is too narrow for them side by side, and only there', () => {
    const frames = [frame('scanning', 380), frame('worm', 200)];
    const edges = [feeds('scanning', 'worm')];
    const narrow = { width: 340, height: 800 };
    expect(at(placeFrames(frames, edges, none, narrow))).toEqual({ scanning: [16, 16], worm: [16, 448] });
    expect(at(placeFrames(frames, edges, none, { width: 600, height: 800 }))).toEqual({ scanning: [16, 16], worm: [288, 16] });
    expect(at(placeFrames(frames, edges, none, { width: 340, height: 300 }))).toEqual({ scanning: [16, 16], worm: [288, 16] });
  });

  it('cuts a circle instead of running in it', () => {
    expect(at(placeFrames([frame('a'), frame('b')], [feeds('a', 'b'), feeds('b', 'a')], none))).toEqual({
      a: [288, 16],
      b: [16, 16],
    });
  });

  it('moves what a frame has grown over, and what stands below that', () => {
    const kept = new Map([
      ['a', { x: 16, y: 16 }],
      ['b', { x: 64, y: 144 }],
      ['c', { x: 16, y: 272 }],
      ['beside', { x: 320, y: 144 }],
    ]);
    const frames = (height: number) => [frame('a', height), frame('b'), frame('c'), frame('beside')];
    expect(at(placeFrames(frames(260), [], kept))).toEqual({ a: [16, 16], b: [64, 304], c: [16, 432], beside: [320, 144] });
    expect(at(placeFrames(frames(100), [], kept))).toEqual({ a: [16, 16], b: [64, 144], c: [16, 272], beside: [320, 144] });
  });

  it('leaves frames where they were put and stands a new one below them', () => {
    const kept = new Map([
      ['a', { x: 320, y: 40 }],
      ['b', { x: 64, y: 200 }],
    ]);
    expect(at(placeFrames([frame('a'), frame('new'), frame('b')], [], kept))).toEqual({
      a: [320, 40],
      b: [64, 200],
      new: [64, 336],
    });
  });
});
